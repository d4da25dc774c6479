using System.Net;
using Controller.Core.Model;
using Controller.Core.Yaml;

namespace Controller.Core.Validation;

/// <summary>Addresses of interfaces.</summary>
internal static class AddressRules
{
    public static void Check(RuleContext context)
    {
        var placed = new List<PlacedAddress>();
        foreach (var item in context.Config.Interfaces)
        {
            var own = new HashSet<IPAddress>();
            for (var i = 0; i < item.Addresses.Count; i++)
            {
                var (address, at) = (item.Addresses[i], context.At(item, "addresses").Item(i));
                CheckKind(context, address, at);
                if (own.Add(address.Address))
                    placed.Add(new PlacedAddress(item, address, at, placed.Count));
                else
                    context.Error(FindingCodes.DuplicateAddress, at, $"{item.Name} has {address.Address} twice.");
            }

            if (item is TapConfig { HostAddress: { } hostAddress } tap)
                CheckKind(context, hostAddress, context.At(tap, "host-address"));
        }

        foreach (var table in placed.Where(address => !context.IsUnread(address.Interface, "vrf")).GroupBy(address => (
            address.Interface.Vrf, address.Address.IsIPv6)))
            CheckOverlaps(context, table);
    }

    private static void CheckKind(RuleContext context, InterfaceAddress address, Location at)
    {
        var network = address.Network;
        if (!IpClass.IsUnicast(address.Address))
            context.Error(FindingCodes.AddressNotUnicast, at, $"{address.Address} is not an address that an interface can have.");
        else if (IpClass.IsLinkLocal(address.Address))
            context.Error(FindingCodes.LinkLocalAddress, at, "VPP makes link-local addresses itself; they are not part of the file.");
        else if (!address.IsIPv6 && address.PrefixLength < 31 && address.Address.Equals(network.First.ToAddress()))
            context.Error(FindingCodes.AddressIsNetwork, at, $"{address} is the address of the network itself, not of a host in it.");
        else if (!address.IsIPv6 && address.PrefixLength < 31 && address.Address.Equals(network.Last.ToAddress()))
            context.Error(FindingCodes.AddressIsBroadcast, at, $"{address} is the broadcast address of its network, not of a host in it.");
    }

    /// <summary>
    /// VPP refuses an address whose prefix overlaps one of another interface in the same table; on one interface, several addresses of the
    /// same prefix are fine. Sorted by their first address, only the widest prefix so far can reach into the next.
    /// </summary>
    private static void CheckOverlaps(RuleContext context, IEnumerable<PlacedAddress> table)
    {
        PlacedAddress? widest = null;
        foreach (var address in table.OrderBy(item => item.First).ThenByDescending(item => item.Last).ThenBy(item => item.Order))
        {
            if (widest is not null && address.First <= widest.Last && !address.IsBeside(widest))
            {
                var (earlier, later) = address.Order < widest.Order ? (address, widest) : (widest, address);
                context.Error(
                    FindingCodes.OverlappingAddress, later.At,
                    $"{later.Address} on {later.Interface.Name} overlaps {earlier.Address} on {earlier.Interface.Name}, in the same "
                    + $"table {later.Interface.Vrf}.");
            }

            if (widest is null || address.Last > widest.Last)
                widest = address;
        }
    }

    private sealed record PlacedAddress(InterfaceConfig Interface, InterfaceAddress Address, Location At, int Order)
    {
        public UInt128 First { get; } = Address.Network.First.Value;

        public UInt128 Last { get; } = Address.Network.Last.Value;

        public bool IsBeside(PlacedAddress other) => Interface == other.Interface && Address.Network == other.Address.Network;
    }
}
