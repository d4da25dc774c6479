using Controller.Api.Observation;
using Controller.Core.Model;

namespace Controller.Api.Nodes;

/// <summary>Observed interfaces as the board shows them.</summary>
internal static class InterfaceViews
{
    private const long BitsPerKilobit = 1000;

    /// <summary>Compares by content; the lists in the record would compare by reference.</summary>
    public static IEqualityComparer<NodeInterface> Comparer { get; } = EqualityComparer<NodeInterface>.Create(
        (left, right) => left is not null && right is not null
            && left with { Addresses = right.Addresses, NatRoles = right.NatRoles } == right
            && left.Addresses.SequenceEqual(right.Addresses)
            && left.NatRoles.SequenceEqual(right.NatRoles),
        item => item.SwIfIndex.GetHashCode());

    /// <summary>All interfaces, managed ones first, each group by name.</summary>
    public static IReadOnlyList<NodeInterface> Of(VppState state, InterfaceNames names)
    {
        var roles = (state.Nat44?.Roles ?? []).ToLookup(entry => entry.Interface, entry => entry.Role);
        return
        [
            .. state.Interfaces.Select(row => new NodeInterface(
                    names.Of(row.Index),
                    row.VppName,
                    row.Index,
                    InterfaceComposer.Compose(row, names).Type,
                    names.Tagged.Contains(row.Index),
                    row.AdminUp,
                    row.LinkUp,
                    row.Mtu,
                    row.Mac?.ToString(),
                    row.SpeedKilobits == 0 ? null : row.SpeedKilobits * BitsPerKilobit,
                    row.Vrf,
                    [.. state.Addresses.GetValueOrDefault(row.Index, []).Select(address => address.ToString())],
                    [.. roles[row.Index].SelectMany(WordsOf)]))
                .OrderBy(item => !item.Managed).ThenBy(item => item.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The roles in one role.</summary>
    public static IEnumerable<string> WordsOf(Nat44Role role) => role == Nat44Role.InsideOutside
        ? [Nat44Role.Inside.ToWord(), Nat44Role.Outside.ToWord()]
        : [role.ToWord()];
}
