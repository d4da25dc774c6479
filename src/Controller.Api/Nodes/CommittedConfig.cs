using Controller.Contracts.Rest;
using Controller.Core.Resources;
using Controller.Core.Yaml;

namespace Controller.Api.Nodes;

/// <summary>The last committed Revision as resources.</summary>
/// <param name="Number">Its number; 0 when nothing was ever committed.</param>
/// <param name="Document">Its text; null when nothing was ever committed.</param>
/// <param name="Resources">What it asks for.</param>
internal sealed record CommittedConfig(int Number, ConfigDocument? Document, ResourceSet Resources)
{
    /// <summary>Nothing was ever committed.</summary>
    public static CommittedConfig None { get; } = new(0, null, ResourceSet.Empty);

    /// <summary>Takes a Revision apart.</summary>
    /// <exception cref="InvalidDataException">This release does not accept its text any more; it says what is wrong.</exception>
    public static CommittedConfig Of(RevisionView? revision)
    {
        if (revision is null)
        {
            return None;
        }

        var document = new ConfigDocument(revision.Document, revision.Format);
        return new CommittedConfig(revision.Summary.Number, document, ResourcesOf(document)
            ?? throw new InvalidDataException($"Revision {revision.Summary.Number} was accepted by an older release and is not by this one: validate its document."));
    }

    /// <summary>What a document asks for; null when it is not valid.</summary>
    public static ResourceSet? ResourcesOf(ConfigDocument? document) => document is null
        ? ResourceSet.Empty
        : ConfigReader.Read(document.Text, DocumentViews.FormatOf(document)).Config is { } config ? ResourceExpansion.Expand(config) : null;
}
