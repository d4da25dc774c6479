using VppApi.Generated.Fib;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>Tables, FIB sources and routes (vnet/ip/ip_api.c, vnet/fib/fib_api.c).</summary>
internal static class RoutingHandlers
{
    public static void Register(HandlerContext context)
    {
        var routing = context.State.Routing;
        context.On((IpTableAddDelV2 request) =>
        {
            AddDeleteTable(routing, request.Table, request.IsAdd);
            return new IpTableAddDelV2Reply();
        });
        context.On((IpTableAddDel request) =>
        {
            AddDeleteTable(routing, request.Table, request.IsAdd);
            return new IpTableAddDelReply();
        });
        context.OnDump((IpTableDump _) => routing.Tables.Select(table => new IpTableDetails { Table = Table(table.Key, table.Value) }));

        context.On((FibSourceAdd request) => new FibSourceAddReply { Id = routing.AddSource(request.Src.Name.ToString(), request.Src.Priority) });
        context.OnDump((FibSourceDump _) => routing.Sources.Select(source => new FibSourceDetails
        {
            Src = new FibSource { Id = source.Id, Name = source.Name, Priority = source.Priority },
        }));

        context.On((IpRouteAddDelV2 request) =>
        {
            var (retval, statsIndex) = routing.AddDelete(request.IsAdd, request.IsMultipath, request.Route,
                index => context.State.Interfaces.TryGet(index, out _));
            return new IpRouteAddDelV2Reply { Retval = retval, StatsIndex = statsIndex };
        });
        context.OnDump((IpRouteV2Dump request) => routing.Routes
            .Where(route => route.Key.Table == request.Table.TableId)
            .Where(route => route.Key.Prefix.Address.Af == AddressFamily.Ip6 == request.Table.IsIp6)
            .Where(route => request.Src == 0 || request.Src == route.Key.Source)
            .Select(route => new IpRouteV2Details { Route = Route(route.Key.Table, route.Key.Prefix, route.Value) }));
        context.On((IpRouteLookupV2 request) =>
        {
            var key = routing.Routes.Keys.FirstOrDefault(key => key.Table == request.TableId && key.Prefix == request.Prefix);
            return routing.Routes.TryGetValue(key, out var route)
                ? new IpRouteLookupV2Reply { Route = Route(key.Table, key.Prefix, route) }
                : new IpRouteLookupV2Reply { Retval = SimRetval.NoSuchEntry };
        });
    }

    private static void AddDeleteTable(RoutingState routing, IpTable table, bool isAdd)
    {
        if (isAdd) routing.AddTable(table.IsIp6, table.TableId, table.Name.ToString());
        else if (table.TableId != 0) routing.Tables.Remove((table.IsIp6, table.TableId));
    }

    private static IpTable Table((bool Ip6, uint Id) key, string name) => new() { IsIp6 = key.Ip6, TableId = key.Id, Name = name };

    private static IpRouteV2 Route(uint table, Prefix prefix, SimulatedRoute route) => new()
    {
        TableId = table,
        StatsIndex = route.StatsIndex,
        Prefix = prefix,
        Src = route.Source,
        Paths = [.. route.Paths],
    };
}
