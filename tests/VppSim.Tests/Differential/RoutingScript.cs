using VppApi.Generated.Fib;
using VppApi.Generated.FibTypes;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;

namespace VppSim.Tests.Differential;

/// <summary>Tables, FIB sources and the routes of an own source.</summary>
internal static class RoutingScript
{
    private static byte s_source;

    public static async Task RunAsync(Transcript vpp)
    {
        vpp.Say("tables");
        await vpp.CallAsync<IpTableAddDelV2, IpTableAddDelV2Reply>("10", Table(10, "ten", isAdd: true));
        await vpp.CallAsync<IpTableAddDelV2, IpTableAddDelV2Reply>("10 again", Table(10, "other", isAdd: true));
        await vpp.CallAsync<IpTableAddDelV2, IpTableAddDelV2Reply>("20, no name", Table(20, "", isAdd: true));
        await vpp.CallAsync<IpTableAddDelV2, IpTableAddDelV2Reply>("30", Table(30, "thirty", isAdd: true));
        await vpp.CallAsync<IpTableAddDelV2, IpTableAddDelV2Reply>("IPv6", Table(10, "ten6", isAdd: true, ip6: true));
        await vpp.CallAsync<IpTableAddDel, IpTableAddDelReply>("old message", new() { IsAdd = true, Table = new() { TableId = 40, Name = "forty" } });
        await vpp.CallAsync<IpTableAddDelV2, IpTableAddDelV2Reply>("no 30", Table(30, "", isAdd: false));
        await vpp.CallAsync<IpTableAddDelV2, IpTableAddDelV2Reply>("no 30 again", Table(30, "", isAdd: false));
        await vpp.CallAsync<IpTableAddDelV2, IpTableAddDelV2Reply>("no 0", Table(0, "", isAdd: false));
        await vpp.DumpAsync<IpTableDump, IpTableDetails>(new());

        vpp.Say("sources");
        var added = await vpp.CallAsync<FibSourceAdd, FibSourceAddReply>("own", new() { Src = new() { Name = "vppilot", Priority = 100 } }, "Id");
        s_source = added.Id;
        await vpp.DumpAsync<FibSourceDump, FibSourceDetails>(new(), source => source.Src.Name == "vppilot", "Id");
        await vpp.DumpAsync<FibSourceDump, FibSourceDetails>(new(), source => source.Src.Name == "API" || source.Src.Name == "CLI");

        vpp.Say("routes");
        await vpp.CallAsync<CreateLoopback, CreateLoopbackReply>("loop0", new());
        await vpp.CallAsync<SwInterfaceSetFlags, SwInterfaceSetFlagsReply>("up", new() { SwIfIndex = 1, Flags = IfStatusFlags.AdminUp });
        await vpp.CallAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>("address",
            new() { SwIfIndex = 1, IsAdd = true, Prefix = new() { Address = Address.Parse("10.0.0.1"), Len = 24 } });
        await RouteAsync(vpp, "one path", "198.51.100.0/24", Via("10.0.0.2", 1));
        await RouteAsync(vpp, "the same again", "198.51.100.0/24", Via("10.0.0.2", 1));
        await RouteAsync(vpp, "another path replaces", "198.51.100.0/24", Via("10.0.0.3", 1));
        await RouteAsync(vpp, "two paths", "203.0.113.0/24", Via("10.0.0.2", 1, weight: 2), Via("10.0.0.3", 1, preference: 1));
        await RouteAsync(vpp, "address only", "192.0.2.0/25", Via("10.0.0.9", uint.MaxValue));
        await RouteAsync(vpp, "interface only", "192.0.2.128/25", Via("0.0.0.0", 1));
        await RouteAsync(vpp, "blackhole", "203.0.114.0/24", new FibPath { Type = FibPathType.Drop, SwIfIndex = uint.MaxValue });
        await RouteAsync(vpp, "in table 10", "0.0.0.0/0", 10, Via("10.0.0.2", 1));
        await RouteAsync(vpp, "lookup in table 10", "172.16.0.0/12", new FibPath { SwIfIndex = uint.MaxValue, TableId = 10 });
        await RouteAsync(vpp, "lookup in a missing table", "172.32.0.0/12", new FibPath { SwIfIndex = uint.MaxValue, TableId = 99 });
        await RouteAsync(vpp, "missing table", "0.0.0.0/0", 99, Via("10.0.0.2", 1));
        await RouteAsync(vpp, "missing interface", "198.51.101.0/24", Via("10.0.0.2", 77));
        await RouteAsync(vpp, "no path", "198.51.102.0/24");
        await RouteAsync(vpp, "33 bits", "198.51.103.0/33", Via("10.0.0.2", 1));
        await RouteAsync(vpp, "host bits", "198.51.104.77/24", Via("10.0.0.2", 1));
        await RouteAsync(vpp, "IPv6", "2001:db8::/32", Via("fe80::2", 1));
        await DumpAsync(vpp);

        vpp.Say("paths come and go");
        await MultipathAsync(vpp, "add one", true, "198.51.100.0/24", Via("10.0.0.7", 1));
        await MultipathAsync(vpp, "add it again", true, "198.51.100.0/24", Via("10.0.0.7", 1, weight: 5));
        await DumpAsync(vpp);
        await MultipathAsync(vpp, "take one", false, "198.51.100.0/24", Via("10.0.0.3", 1));
        await MultipathAsync(vpp, "take what is not there", false, "198.51.100.0/24", Via("10.0.0.3", 1));
        await MultipathAsync(vpp, "take the last", false, "203.0.114.0/24", new FibPath { Type = FibPathType.Drop, SwIfIndex = uint.MaxValue });
        await DumpAsync(vpp);
        await LookupAsync(vpp, "198.51.100.0/24", exact: true);
        await LookupAsync(vpp, "198.51.100.0/25", exact: true);

        vpp.Say("routes go");
        await DeleteAsync(vpp, "198.51.100.0/24");
        await DeleteAsync(vpp, "198.51.100.0/24");
        await DeleteAsync(vpp, "192.0.2.0/25");
        await DumpAsync(vpp);
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("their interface goes", new() { SwIfIndex = 1 });
        await DumpAsync(vpp);
    }

    private static IpTableAddDelV2 Table(uint id, string name, bool isAdd, bool ip6 = false)
        => new() { IsAdd = isAdd, Table = new() { TableId = id, Name = name, IsIp6 = ip6 } };

    private static FibPath Via(string address, uint interfaceIndex, byte weight = 1, byte preference = 0)
    {
        var next = Address.Parse(address);
        return new FibPath
        {
            SwIfIndex = interfaceIndex, Weight = weight, Preference = preference,
            Proto = next.Af == AddressFamily.Ip6 ? FibPathNhProto.Ip6 : FibPathNhProto.Ip4,
            Nh = new() { Address = next.Un },
        };
    }

    private static Task RouteAsync(Transcript vpp, string why, string prefix, params FibPath[] paths) => RouteAsync(vpp, why, prefix, 0, paths);

    private static Task RouteAsync(Transcript vpp, string why, string prefix, uint table, params FibPath[] paths)
        => vpp.CallAsync<IpRouteAddDelV2, IpRouteAddDelV2Reply>($"{why}: {prefix}", new() { IsAdd = true, Route = Route(prefix, table, paths) }, "StatsIndex");

    private static Task MultipathAsync(Transcript vpp, string why, bool isAdd, string prefix, FibPath path)
        => vpp.CallAsync<IpRouteAddDelV2, IpRouteAddDelV2Reply>($"{why}: {prefix}",
            new() { IsAdd = isAdd, IsMultipath = true, Route = Route(prefix, 0, path) }, "StatsIndex");

    private static Task DeleteAsync(Transcript vpp, string prefix)
        => vpp.CallAsync<IpRouteAddDelV2, IpRouteAddDelV2Reply>($"no {prefix}", new() { IsAdd = false, Route = Route(prefix, 0) }, "StatsIndex");

    private static Task LookupAsync(Transcript vpp, string prefix, bool exact)
        => vpp.CallAsync<IpRouteLookupV2, IpRouteLookupV2Reply>($"{prefix} exact={exact}",
            new() { Exact = exact ? (byte)1 : (byte)0, Prefix = Prefix(prefix) }, "StatsIndex", "Src");

    private static IpRouteV2 Route(string prefix, uint table, params FibPath[] paths)
        => new() { TableId = table, Src = s_source, Prefix = Prefix(prefix), Paths = paths };

    private static Prefix Prefix(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new() { Address = Address.Parse(text[..slash]), Len = byte.Parse(text[(slash + 1)..]) };
    }

    private static async Task DumpAsync(Transcript vpp)
    {
        foreach (var (table, ip6) in new[] { (0u, false), (10u, false), (0u, true) })
            await vpp.DumpAsync<IpRouteV2Dump, IpRouteV2Details>(new() { Src = s_source, Table = new() { TableId = table, IsIp6 = ip6 } }, "StatsIndex", "Src");
    }
}
