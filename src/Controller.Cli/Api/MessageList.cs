using VppApi.Inspection.Definitions;
using VppApi.Inspection.Wire;

namespace Controller.Cli.Api;

/// <summary>The messages of this release, and how a connected VPP has them.</summary>
internal static class MessageList
{
    public const string Ok = "ok";
    public const string Changed = "changed";
    public const string Missing = "missing";
    public const string Extra = "extra";

    /// <summary>All that this release knows.</summary>
    public static IEnumerable<ListedMessage> Offline()
        => ApiDefinitions.BuiltIn.Messages.Select(static heading => new ListedMessage(heading.Name, heading, ApiDefinitions.BuiltIn, null));

    /// <summary>All that this release or the VPP knows.</summary>
    /// <param name="path">VPP's API socket.</param>
    /// <param name="ids">What it has.</param>
    /// <param name="pattern">Only these; VPP is asked for descriptions when one of them is unknown here.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<IReadOnlyList<ListedMessage>> OfAsync(string path, MessageIds ids, NamePattern pattern, CancellationToken cancellationToken)
    {
        var unknown = ids.NameCrcs.Where(key => !ApiDefinitions.BuiltIn.Has(key) && pattern.Matches(MessageIds.NameOf(key))).ToHashSet(StringComparer.Ordinal);
        var told = unknown.Count > 0 ? await new ConnectedApi(path, ids).AskAsync(cancellationToken) : null;
        var messages = new List<ListedMessage>();
        foreach (var heading in ApiDefinitions.BuiltIn.Messages)
        {
            if (ids.TryGetId(heading.NameCrc, out _))
                messages.Add(new ListedMessage(heading.Name, heading, ApiDefinitions.BuiltIn, Ok));
            else if (ids.FindByName(heading.Name) is not { } other)
                messages.Add(new ListedMessage(heading.Name, heading, ApiDefinitions.BuiltIn, Missing));
            else if (unknown.Remove(other) && told!.Has(other) && told.TryGetHeading(heading.Name, out var theirs))
                messages.Add(new ListedMessage(heading.Name, theirs, told, Changed));
            else
                messages.Add(new ListedMessage(heading.Name, heading, ApiDefinitions.BuiltIn, Changed));
        }

        foreach (var key in unknown)
        {
            var name = MessageIds.NameOf(key);
            MessageHeading? heading = null;
            var known = told!.Has(key) && told.TryGetHeading(name, out heading);
            messages.Add(new ListedMessage(name, heading, known ? told : null, Extra));
        }

        return messages;
    }
}
