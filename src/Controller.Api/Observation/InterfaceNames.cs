using System.Collections.Frozen;
using Controller.Core.Resources;

namespace Controller.Api.Observation;

/// <summary>
/// The name of each interface on our side: that in its tag, or VPP's name when the tag is not ours. No two have the same: VPP lets any
/// number of interfaces carry the same tag, and somebody may have copied one of ours.
/// </summary>
internal sealed class InterfaceNames
{
    private readonly FrozenDictionary<uint, string> _names;

    private InterfaceNames(FrozenDictionary<uint, string> names, FrozenSet<uint> tagged)
    {
        _names = names;
        Tagged = tagged;
    }

    /// <summary>Indexes of the interfaces whose name is the one in their tag.</summary>
    public FrozenSet<uint> Tagged { get; }

    /// <summary>Names and indexes.</summary>
    public IEnumerable<KeyValuePair<string, uint>> Indexes => _names.Select(entry => KeyValuePair.Create(entry.Value, entry.Key));

    /// <summary>Names these interfaces; of two with the same tag the one with the lower index has it.</summary>
    /// <param name="interfaces">The interfaces.</param>
    /// <param name="orphans">Names of untagged interfaces by their identity (<see cref="NamedResource.Identity"/>).</param>
    public static InterfaceNames Of(IEnumerable<InterfaceRow> interfaces, IReadOnlyDictionary<string, string> orphans)
    {
        var names = new Dictionary<uint, string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var others = new List<InterfaceRow>();
        foreach (var row in interfaces.OrderBy(row => row.Index))
        {
            if (NamedResource.NameInTag(row.Tag) is { } name && taken.Add(name))
            {
                names.Add(row.Index, name);
            }
            else
            {
                others.Add(row);
            }
        }

        var tagged = names.Keys.ToFrozenSet();
        foreach (var row in others)
        {
            var identity = orphans.Count == 0 ? null : InterfaceComposer.Compose(row, row.VppName, tag: null).Identity;
            var name = identity is not null && orphans.TryGetValue(identity, out var orphan) ? orphan : row.VppName;
            while (!taken.Add(name))
            {
                name += "~";
            }

            names.Add(row.Index, name);
        }

        return new InterfaceNames(names.ToFrozenDictionary(), tagged);
    }

    /// <summary>The name of an interface; a made-up one for an index that VPP used and did not list.</summary>
    public string Of(uint index) => _names.TryGetValue(index, out var name) ? name : $"sw_if_index:{index}";
}
