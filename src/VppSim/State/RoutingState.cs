using VppApi.Generated.FibTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.IpNeighbor;
using VppApi.Generated.IpTypes;

namespace VppSim.State;

/// <summary>Tables, FIB sources, routes by source, and neighbours.</summary>
internal sealed class RoutingState
{
    /// <summary>The source of routes that name none (vnet/fib/fib_source.h).</summary>
    public const byte ApiSource = 8;

    private static readonly string[] BuiltInSources =
    [
        "invalid", "special", "classify", "proxy", "interface", "SR", "BIER", "6RD", "API", "CLI", "LISP", "MAP", "DHCP", "IPv6-proxy-nd",
        "IPv6-nd", "adjacency", "mpls", "attached_export", "recursive-resolution", "urpf-exempt", "default-route", "interpose",
    ];

    private static readonly byte[] BuiltInPriorities =
        [255, 0, 1, 2, 3, 16, 32, 48, 128, 129, 144, 160, 176, 192, 193, 208, 224, 240, 251, 252, 253, 254];

    private uint _nextStatsIndex = 32;

    public SortedDictionary<(bool Ip6, uint Id), string> Tables { get; } = new() { [(false, 0)] = "ipv4-VRF:0", [(true, 0)] = "ipv6-VRF:0" };

    public List<(byte Id, string Name, byte Priority)> Sources { get; } =
        [.. BuiltInSources.Select((name, id) => ((byte)id, name, BuiltInPriorities[id]))];

    public Dictionary<(uint Table, Prefix Prefix, byte Source), SimulatedRoute> Routes { get; } = [];

    public Dictionary<(uint SwIfIndex, Address Address), IpNeighbor> Neighbors { get; } = [];

    public bool HasTable(bool ip6, uint id) => Tables.ContainsKey((ip6, id));

    public byte AddSource(string name, byte priority)
    {
        // The same name again gets another id, as in VPP (fib_source_allocate).
        var id = (byte)Sources.Count;
        Sources.Add((id, name, priority));
        return id;
    }

    /// <summary>Adds a table under VPP's own name for it when none is given; a table that is there keeps its name.</summary>
    public void AddTable(bool ip6, uint id, string name)
        => Tables.TryAdd((ip6, id), name.Length > 0 ? name : $"{(ip6 ? "ipv6" : "ipv4")}-VRF:{id}");

    /// <summary>Adds or removes a route or some of its paths (ip_api.c:ip_route_add_del_v2_t_handler, fib_api.c:fib_api_path_decode).</summary>
    /// <param name="isAdd">Add, or remove.</param>
    /// <param name="isMultipath">Some of the paths, or all of them.</param>
    /// <param name="route">The route.</param>
    /// <param name="isInterface">Whether there is an interface of that index.</param>
    /// <returns>A retval and the route's stats index.</returns>
    public (int Retval, uint StatsIndex) AddDelete(bool isAdd, bool isMultipath, IpRouteV2 route, Func<uint, bool> isInterface)
    {
        var ip6 = route.Prefix.Address.Af == AddressFamily.Ip6;
        if (!HasTable(ip6, route.TableId)) return (SimRetval.NoSuchFib, 0);
        if (route.Prefix.Len > (ip6 ? 128 : 32)) return (SimRetval.InvalidPrefixLength, 0);
        var source = route.Src == 0 ? ApiSource : route.Src;
        var key = (route.TableId, route.Prefix, source);
        var paths = (route.Paths ?? []).Select(path => path with { Weight = Math.Max(path.Weight, (byte)1) }).ToArray();
        if (isAdd && paths.Length == 0) return (SimRetval.NoPathsInRoute, 0);
        foreach (var path in paths.Where(path => path.Type == FibPathType.Normal))
        {
            if (path.SwIfIndex != uint.MaxValue && !isInterface(path.SwIfIndex)) return (SimRetval.NoMatchingInterface, 0);
            if (path.SwIfIndex == uint.MaxValue && !HasTable(ip6, path.TableId)) return (SimRetval.NoSuchFib, 0);
        }

        var known = Routes.GetValueOrDefault(key);
        if (isAdd)
        {
            if (known is null) Routes.Add(key, known = new SimulatedRoute(_nextStatsIndex++, source));
            if (!isMultipath) known.Paths.Clear();
            // A path that is there already stays as it is, with the weight that it had (fib_path_list_copy_and_path_add).
            known.Paths.AddRange(paths.Where(path => !known.Paths.Any(existing => SamePath(existing, path))));
            return (0, known.StatsIndex);
        }

        if (known is null) return (0, 0);
        if (isMultipath) known.Paths.RemoveAll(existing => paths.Any(path => SamePath(existing, path)));
        if (!isMultipath || known.Paths.Count == 0) Routes.Remove(key);
        return (0, known.StatsIndex);
    }

    /// <summary>An interface went away, and with it its neighbours. Routes through it stay: VPP only stops resolving them.</summary>
    public void Forget(uint swIfIndex)
    {
        foreach (var key in Neighbors.Keys.Where(key => key.SwIfIndex == swIfIndex).ToArray()) Neighbors.Remove(key);
    }

    private static bool SamePath(FibPath left, FibPath right)
        => left.SwIfIndex == right.SwIfIndex && left.Type == right.Type && left.TableId == right.TableId
            && left.Preference == right.Preference && left.Nh.Address.Equals(right.Nh.Address);
}
