using Controller.Contracts.Rest;
using Controller.Core.Resources;
using Controller.Core.Yaml;

namespace Controller.Api.Nodes;

/// <summary>The last committed Revision as resources.</summary>
/// <param name="Number">Its number; 0 when nothing was ever committed.</param>
/// <param name="Document">Its text; null when nothing was ever committed.</param>
/// <param name="Resources">What it asks for; none when its text cannot be read.</param>
/// <param name="Problem">Why its text cannot be read by this release, for people; null when it can.</param>
internal sealed record CommittedConfig(int Number, ConfigDocument? Document, ResourceSet Resources, string? Problem = null)
{
    /// <summary>The document that asks for nothing.</summary>
    public static ConfigDocument NothingAtAll { get; } = new("vppilot: 1\n");

    /// <summary>Nothing was ever committed.</summary>
    public static CommittedConfig None { get; } = new(0, null, ResourceSet.Empty);

    /// <summary>Takes a Revision apart.</summary>
    public static CommittedConfig Of(RevisionView? revision)
    {
        if (revision is null)
            return None;
        var number = revision.Summary.Number;
        var document = new ConfigDocument(revision.Document, revision.Format);
        return ResourcesOf(document) is { } resources
            ? new CommittedConfig(number, document, resources)
            : new CommittedConfig(number, document, ResourceSet.Empty,
                $"Revision {number} was accepted by another release of VPPilot and is not by this one. Nothing is restored from it; validate it, mend it and apply it.");
    }

    /// <summary>What a document asks for; null when it is not valid.</summary>
    public static ResourceSet? ResourcesOf(ConfigDocument? document) => document is null
        ? ResourceSet.Empty
        : ConfigReader.Read(document.Text, DocumentViews.FormatOf(document)).Config is { } config ? ResourceExpansion.Expand(config) : null;
}
