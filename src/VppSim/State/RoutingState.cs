using VppApi.Generated.FibTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.IpNeighbor;
using VppApi.Generated.IpTypes;

namespace VppSim.State;

/// <summary>Tables, FIB sources, routes by source, and neighbours.</summary>
internal sealed class RoutingState
{
    /// <summary>The source of routes that name none (fib_entry.h:FIB_SOURCE_API).</summary>
    public const byte ApiSource = 11;

    private uint _nextStatsIndex = 32;

    public SortedDictionary<(bool Ip6, uint Id), string> Tables { get; } = new() { [(false, 0)] = "ipv4-VRF:0", [(true, 0)] = "ipv6-VRF:0" };

    public List<(byte Id, string Name, byte Priority)> Sources { get; } = [(ApiSource, "API", 0x80), (10, "CLI", 0x80)];

    public Dictionary<(uint Table, Prefix Prefix, byte Source), SimulatedRoute> Routes { get; } = [];

    public Dictionary<(uint SwIfIndex, Address Address), IpNeighbor> Neighbors { get; } = [];

    public bool HasTable(bool ip6, uint id) => Tables.ContainsKey((ip6, id));

    public byte AddSource(string name, byte priority)
    {
        // VPP gives the same name a second id; so does this.
        var id = (byte)(Sources.Max(source => source.Id) + 20);
        Sources.Add((id, name, priority));
        return id;
    }

    /// <summary>Adds or removes a route or some of its paths (fib_api.c:fib_api_route_add_del).</summary>
    /// <returns>A retval and the route's stats index.</returns>
    public (int Retval, uint StatsIndex) AddDelete(bool isAdd, bool isMultipath, IpRouteV2 route)
    {
        var ip6 = route.Prefix.Address.Af == AddressFamily.Ip6;
        if (!HasTable(ip6, route.TableId)) return (SimRetval.NoSuchFib, 0);
        if (route.Prefix.Len > (ip6 ? 128 : 32)) return (SimRetval.InvalidPrefixLength, 0);
        var source = route.Src == 0 ? ApiSource : route.Src;
        var key = (route.TableId, route.Prefix, source);
        var paths = route.Paths ?? [];
        if (isAdd)
        {
            if (paths.Length == 0) return (SimRetval.NoPathsInRoute, 0);
            if (paths.Any(path => path.Type == FibPathType.Normal && path.SwIfIndex == uint.MaxValue && !HasTable(ip6, path.TableId)))
                return (SimRetval.NoSuchFib, 0);
            if (!Routes.TryGetValue(key, out var entry)) Routes.Add(key, entry = new SimulatedRoute(_nextStatsIndex++, source));
            if (!isMultipath) entry.Paths.Clear();
            entry.Paths.RemoveAll(existing => paths.Any(path => SamePath(existing, path)));
            entry.Paths.AddRange(paths);
            return (0, entry.StatsIndex);
        }

        if (!Routes.TryGetValue(key, out var found)) return (0, 0);
        if (isMultipath) found.Paths.RemoveAll(existing => paths.Any(path => SamePath(existing, path)));
        if (!isMultipath || found.Paths.Count == 0) Routes.Remove(key);
        return (0, found.StatsIndex);
    }

    /// <summary>An interface went away: with it its neighbours and the paths through it.</summary>
    public void Forget(uint swIfIndex)
    {
        foreach (var key in Neighbors.Keys.Where(key => key.SwIfIndex == swIfIndex).ToArray()) Neighbors.Remove(key);
        foreach (var (key, route) in Routes.ToArray())
        {
            route.Paths.RemoveAll(path => path.SwIfIndex == swIfIndex);
            if (route.Paths.Count == 0) Routes.Remove(key);
        }
    }

    private static bool SamePath(FibPath left, FibPath right)
        => left.SwIfIndex == right.SwIfIndex && left.Type == right.Type && left.TableId == right.TableId && left.Nh.Address == right.Nh.Address;
}
