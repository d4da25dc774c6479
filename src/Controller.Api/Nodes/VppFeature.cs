using VppApi;

namespace Controller.Api.Nodes;

/// <summary>Something that VPPilot can do with a VPP that has certain messages.</summary>
/// <param name="Word">Its word: of an interface type, <c>nat44</c>, or the name of a part that everything needs.</param>
/// <param name="Title">For people.</param>
/// <param name="Messages">What it needs.</param>
internal sealed record VppFeature(string Word, string Title, IReadOnlyList<MessageDescriptor> Messages)
{
    /// <summary>Why it cannot be used; null when it can.</summary>
    public string? MissingBecause(Func<MessageDescriptor, bool> supports, MessageCompatibility compatibility)
    {
        var lacking = Messages.Where(message => !supports(message)).ToList();
        if (lacking.Count == 0)
        {
            return null;
        }

        var changed = compatibility.CrcChanged.Select(change => change.Descriptor).ToHashSet();
        var first = lacking[0];
        var reason = changed.Contains(first)
            ? $"its {first.Name} has another layout than the one of VPP {VppApi.Generated.MessageCatalog.VppRelease} that this server was made for"
            : $"it has no {first.Name}: the {first.Module} plugin is not loaded, or the release is older";
        return $"{Title} cannot be used with this VPP: {reason}.";
    }
}
