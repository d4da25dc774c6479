using Controller.Core.Model;
using Controller.Core.Yaml;

namespace Controller.Core.Validation;

/// <summary>NAT44 pools.</summary>
internal static class Nat44PoolRules
{
    /// <summary>VPP takes one API message and one record per address, and looks through all of them for a free port.</summary>
    public const long MostAddresses = 65536;

    public static void Check(RuleContext context)
    {
        if (context.Config.Nat44 is not { } nat44)
            return;
        var total = 0L;
        foreach (var pool in nat44.Pools.OfType<Nat44AddressPoolConfig>())
        {
            var at = context.At(pool, "range");
            total += Math.Max(pool.Range.Count, 0);
            if (pool.Range.Count <= 0)
                context.Error(
                    FindingCodes.RangeReversed, at,
                    $"The range ends before it begins: did you mean {pool.Range.LastAddress}-{pool.Range.FirstAddress}?");
            else if (pool.Range.Count > MostAddresses || total > MostAddresses && total - pool.Range.Count <= MostAddresses)
                context.Error(
                    FindingCodes.PoolTooLarge, at,
                    $"The pools up to here have {total} addresses. VPP handles pools address by address, so {MostAddresses} is the most.");
            else if (!IpClass.IsUnicast(pool.Range.FirstAddress) || !IpClass.IsUnicast(pool.Range.LastAddress))
                context.Error(FindingCodes.AddressNotUnicast, at, $"{pool.Range} has addresses that no host can have.");
            CheckVrf(context, pool);
        }

        CheckOverlaps(context, nat44);
        CheckInterfacePools(context, nat44);
    }

    /// <summary>
    /// A pool with a table serves packets that came in on an interface of that table (nat44_ed_alloc_addr_and_port compares the table of the
    /// receiving interface). Without such an interface nothing can ever use it.
    /// </summary>
    private static void CheckVrf(RuleContext context, Nat44AddressPoolConfig pool)
    {
        if (pool.Vrf is not { } vrf)
            return;
        var at = context.At(pool, "vrf");
        context.RequireVrf(vrf, at);
        var receives = context.Config.Interfaces.Any(item => item.Vrf == vrf);
        if (!receives && context.IsComplete(context.Config, "interfaces") && (vrf == 0 || context.Config.Vrfs.Any(declared => declared.Id == vrf)))
            context.Error(
                FindingCodes.PoolOutsideVrf, at,
                $"No interface is in table {vrf}, so nothing can use this pool. Put an interface into the table, or remove vrf to "
                + "serve all.");
    }

    private static void CheckOverlaps(RuleContext context, Nat44Config nat44)
    {
        var order = nat44.Pools.OfType<Nat44AddressPoolConfig>().Where(pool => pool.Range.Count > 0).Select((
            pool, index) => (Pool: pool, Index: index));
        foreach (var use in order.GroupBy(item => item.Pool.TwiceNat))
        {
            (Nat44AddressPoolConfig Pool, int Index)? widest = null;
            foreach (var item in use.OrderBy(item => item.Pool.Range.First).ThenByDescending(item => item.Pool.Range.Last).ThenBy(item => item.Index))
            {
                if (widest is { } other && item.Pool.Range.First <= other.Pool.Range.Last)
                {
                    var (earlier, later) = item.Index < other.Index ? (item, other) : (other, item);
                    var line = context.At(earlier.Pool, "range").Mark.Line;
                    context.Error(
                        FindingCodes.OverlappingPools, context.At(later.Pool, "range"),
                        $"{later.Pool.Range} overlaps the pool {earlier.Pool.Range} in line {line}.");
                }

                if (widest is null || item.Pool.Range.Last > widest.Value.Pool.Range.Last)
                    widest = item;
            }
        }
    }

    private static void CheckInterfacePools(RuleContext context, Nat44Config nat44)
    {
        var seen = new HashSet<(string, bool)>();
        foreach (var pool in nat44.Pools.OfType<Nat44InterfacePoolConfig>())
        {
            var at = context.At(pool, "interface");
            context.RequireInterface(pool.Interface, at);
            if (context.At(pool, "vrf").Node is not null)
                context.Error(
                    FindingCodes.PoolVrfNotPossible, context.At(pool, "vrf"),
                    "A pool that follows an interface serves all tables: remove vrf.");
            if (!seen.Add((pool.Interface, pool.TwiceNat)))
                context.Error(FindingCodes.OverlappingPools, at, $"There is a pool that follows {pool.Interface} already.");
            if (context.FindInterface(pool.Interface) is not { } item)
                continue;
            var addresses = item.Addresses.Where(address => !address.IsIPv6).ToArray();
            if (addresses.Length == 0 && item is not HardwareInterfaceConfig)
                context.Warning(
                    FindingCodes.InterfaceWithoutIpv4, at,
                    $"{pool.Interface} has no IPv4 address in this document, so the pool will be empty until it gets one.");
            CheckOwnAddresses(context, nat44, pool, addresses, at);
        }
    }

    private static void CheckOwnAddresses(
        RuleContext context, Nat44Config nat44, Nat44InterfacePoolConfig pool, InterfaceAddress[] addresses, Location at)
    {
        foreach (var other in nat44.Pools.OfType<Nat44AddressPoolConfig>().Where(other => other.TwiceNat == pool.TwiceNat))
        {
            var shared = addresses.Where(address => other.Range.Contains(address.Address)).ToArray();
            if (shared.Length > 0)
                context.Error(
                    FindingCodes.OverlappingPools, at,
                    $"{shared[0].Address} of {pool.Interface} is in the pool {other.Range} too, in line "
                    + $"{context.At(other, "range").Mark.Line}.");
        }
    }
}
