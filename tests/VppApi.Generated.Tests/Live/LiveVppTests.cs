using System.Net;
using TestKit;
using VppApi.Generated.Feature;
using VppApi.Generated.FibTypes;
using VppApi.Generated.Gre;
using VppApi.Generated.Interface;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Memclnt;
using VppApi.Generated.TunnelTypes;
using VppApi.Generated.Vlib;
using VppApi.Generated.Vpe;

namespace VppApi.Generated.Tests.Live;

/// <summary>A real VPP understands what we send, and we understand what it answers: the odd corners of the wire form.</summary>
public sealed class LiveVppTests : IAsyncLifetime
{
    private VppProcess? _vpp;
    private VppClient? _client;

    private VppClient Client => _client!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (VppInstallation.Find() is not { } installation) return;
        string[] plugins = ["gre_plugin.so", "nat_plugin.so"];
        _vpp = await VppProcess.StartAsync(new VppProcessOptions { Plugins = [.. plugins.Where(installation.HasPlugin)] });
        _client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = _vpp.ApiSocket, Catalog = MessageCatalog.All });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_client is not null) await _client.DisposeAsync();
        if (_vpp is not null) await _vpp.DisposeAsync();
    }

    [VppFact]
    public async Task Messages_OfTheSameRelease_AllHaveTheirCrcs()
    {
        var version = await new VpeApi(Client).ShowVersionAsync();
        Assert.Equal("vpe", version.Program.ToString());
        if (!version.Version.ToString().StartsWith(MessageCatalog.VppRelease, StringComparison.Ordinal)) return;
        Assert.Empty(Client.Compatibility.CrcChanged);
        Assert.DoesNotContain(Client.Compatibility.Missing, m => m.Module is "interface" or "ip" or "memclnt");
    }

    [VppFact]
    public async Task F64_IsUnderstoodBothWays()
    {
        var vlib = new VlibApi(Client);
        var reply = await vlib.GetF64EndianValueAsync(new GetF64EndianValue { F64One = 1.0 });
        Assert.Equal((0u, 1.0), (reply.Retval, reply.F64OneResult));
        Assert.Equal(3.5, (await vlib.GetF64IncrementByOneAsync(new GetF64IncrementByOne { F64Value = 2.5 })).F64Value);
    }

    [VppFact]
    public async Task ControlPing_FindsItsContextAndPid()
        => Assert.Equal((uint)_vpp!.ProcessId, (await new MemclntApi(Client).ControlPingAsync()).VpePid);

    [VppFact]
    public async Task VariableString_ComesWhole()
    {
        var reply = await new VlibApi(Client).CliInbandAsync(new CliInband { Cmd = "show version" });
        Assert.StartsWith("vpp v", reply.Reply, StringComparison.Ordinal);
    }

    [VppFact]
    public async Task AddressesAndRoutes_ComeBackAsTheyWereSet()
    {
        var interfaces = new InterfaceApi(Client);
        var ip = new IpApi(Client);
        var loopback = await interfaces.CreateLoopbackAsync(default);
        await interfaces.SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = loopback.SwIfIndex, Flags = InterfaceTypes.IfStatusFlags.AdminUp });
        foreach (var text in new[] { "192.0.2.1/24", "2001:db8::1/64" })
        {
            await interfaces.SwInterfaceAddDelAddressAsync(
                new SwInterfaceAddDelAddress { SwIfIndex = loopback.SwIfIndex, IsAdd = true, Prefix = AddressWithPrefix.Parse(text) });
            var isIp6 = text.Contains(':', StringComparison.Ordinal);
            var rows = await ip.IpAddressDumpAsync(new IpAddressDump { SwIfIndex = loopback.SwIfIndex, IsIpv6 = isIp6 }).ToListAsync();
            Assert.Equal(text, Assert.Single(rows).Prefix.ToString());
        }

        var path = new FibPath { SwIfIndex = loopback.SwIfIndex, Weight = 1, Proto = FibPathNhProto.Ip4 };
        path.Nh.Address.Ip4 = Ip4Address.Parse("192.0.2.9");
        var prefix = new Prefix(IPNetwork.Parse("203.0.113.0/24"));
        await ip.IpRouteAddDelAsync(new IpRouteAddDel { IsAdd = true, Route = new IpRoute { Prefix = prefix, Paths = [path] } });
        var route = await ip.IpRouteDumpAsync().FirstAsync(r => r.Route.Prefix == prefix);
        Assert.Equal("192.0.2.9", Assert.Single(route.Route.Paths).Nh.Address.Ip4.ToString());
        Assert.Equal(loopback.SwIfIndex, route.Route.Paths[0].SwIfIndex);

        var row = await interfaces.SwInterfaceDumpAsync(new SwInterfaceDump { SwIfIndex = loopback.SwIfIndex }).SingleAsync();
        Assert.Equal("loop0", row.InterfaceName.ToString());
        Assert.True(row.Flags.HasFlag(InterfaceTypes.IfStatusFlags.AdminUp));
    }

    [VppFact]
    public async Task Reply_WhoseContextComesBehindTheClientIndex_IsStillOurs()
    {
        var loopback = await new InterfaceApi(Client).CreateLoopbackAsync(default);
        var request = new FeatureIsEnabled { ArcName = "ip4-unicast", FeatureName = "ip4-not-enabled", SwIfIndex = loopback.SwIfIndex };
        Assert.True((await new FeatureApi(Client).FeatureIsEnabledAsync(request)).IsEnabled);
    }

    [VppFact("gre_plugin.so")]
    public async Task RowsThatTheDefinitionCallsEvents_EndWithoutTheReply()
    {
        var gre = new GreApi(Client);
        var tunnel = new GreTunnelV2 { Instance = uint.MaxValue, Src = Address.Parse("192.0.2.1"), Dst = Address.Parse("192.0.2.2"), Mode = TunnelMode.P2p };
        await gre.GreTunnelAddDelV2Async(new GreTunnelAddDelV2 { IsAdd = true, Tunnel = tunnel });
        var rows = await gre.GreTunnelDumpV2Async(new GreTunnelDumpV2 { SwIfIndex = uint.MaxValue }).ToListAsync();
        Assert.Equal("192.0.2.2", Assert.Single(rows).Tunnel.Dst.ToString());
    }
}
