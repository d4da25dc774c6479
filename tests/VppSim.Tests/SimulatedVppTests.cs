using System.Buffers.Binary;
using System.Net.Sockets;
using Controller.Stats;
using Controller.Stats.Counters;
using TestKit;
using VppApi;
using VppApi.Generated.AfPacket;
using VppApi.Generated.EthernetTypes;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;
using VppApi.Generated.Tapv2;
using VppApi.Generated.Vlib;
using VppApi.Generated.Vpe;

namespace VppSim.Tests;

public sealed class SimulatedVppTests
{
    [Fact]
    public async Task ShowVersion_SaysThatItIsASimulation()
    {
        await using var simulator = new Simulator();
        var client = await simulator.ConnectAsync();
        var version = await client.InvokeAsync<ShowVersion, ShowVersionReply>(new());
        Assert.Equal("vppsim", version.Program.ToString());
        Assert.Equal("26.06-release", version.Version.ToString());
        Assert.Contains("simulated", (await client.InvokeAsync<CliInband, CliInbandReply>(new() { Cmd = "show version" })).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoClients_AtOnce_SeeOneState()
    {
        await using var simulator = new Simulator();
        var clients = await Task.WhenAll(simulator.ConnectAsync(), simulator.ConnectAsync());
        var created = await Task.WhenAll(Enumerable.Range(0, 200).Select(call =>
            clients[call % 2].InvokeAsync<CreateLoopback, CreateLoopbackReply>(new()).AsTask()));
        Assert.Equal(200, created.Select(reply => reply.SwIfIndex).Distinct().Count());
        Assert.Equal(200, simulator.Vpp.Requests["create_loopback"]);
        Assert.Equal(2, simulator.Vpp.Clients);
    }

    [Fact]
    public async Task Events_AdminStateAndLife_GoToWhoWantsThem()
    {
        await using var simulator = new Simulator();
        var watcher = await simulator.ConnectAsync();
        var actor = await simulator.ConnectAsync();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var events = new List<SwInterfaceEvent>();
        var reading = Task.Run(async () =>
        {
            await foreach (var item in watcher.EventsAsync<SwInterfaceEvent>(timeout.Token))
            {
                events.Add(item.Event);
                if (item.Event.Deleted) return;
            }
        });
        await watcher.InvokeAsync<WantInterfaceEvents, WantInterfaceEventsReply>(new() { EnableDisable = 1 });
        var loop = await actor.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new());
        await actor.InvokeAsync<SwInterfaceSetFlags, SwInterfaceSetFlagsReply>(new() { SwIfIndex = loop.SwIfIndex, Flags = IfStatusFlags.AdminUp });
        await actor.InvokeAsync<DeleteLoopback, DeleteLoopbackReply>(new() { SwIfIndex = loop.SwIfIndex });
        await reading;
        Assert.Contains(events, item => item.Flags.HasFlag(IfStatusFlags.AdminUp));
        Assert.All(events, item => Assert.Equal(loop.SwIfIndex, item.SwIfIndex));
    }

    [Fact]
    public async Task UnknownShortAndForeignRequests_NoAnswerAtAll()
    {
        await using var simulator = new Simulator();
        var client = await simulator.ConnectAsync();
        using var socket = new Socket(System.Net.Sockets.AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(simulator.ApiSocket));
        // An unknown id, a ping that ends too early, and a ping with another client's index; then a good handshake.
        await socket.SendAsync(Frame(60000, 10));
        await socket.SendAsync(Frame(23, 4));
        await socket.SendAsync(Frame(23, 10));
        await socket.SendAsync(Frame(15, 70));
        var answer = new byte[18];
        for (var received = 0; received < answer.Length;) received += await socket.ReceiveAsync(answer.AsMemory(received));
        Assert.Equal(16, BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(16)));
        Assert.True(client.IsConnected);
    }

    [Fact]
    public async Task AfPacketAndTap_WithoutAnyDevice_AppearInTheirDumps()
    {
        await using var simulator = new Simulator();
        var client = await simulator.ConnectAsync();
        var host = await client.InvokeAsync<AfPacketCreateV3, AfPacketCreateV3Reply>(new() { HostIfName = "vpp-lan", UseRandomHwAddr = true });
        Assert.Equal(-79, (await client.TryInvokeAsync<AfPacketCreateV3, AfPacketCreateV3Reply>(new() { HostIfName = "vpp-lan" })).Retval);
        var tap = await client.InvokeAsync<TapCreateV3, TapCreateV3Reply>(new() { Id = 4, UseRandomMac = true, HostIfName = "vpp0", HostIfNameSet = true });
        var names = new List<string>();
        await foreach (var item in client.DumpAsync<SwInterfaceDump, SwInterfaceDetails>(new())) names.Add(item.InterfaceName.ToString());
        Assert.Equal(["local0", "GigabitEthernet0/8/0", "GigabitEthernet0/9/0", "host-vpp-lan", "tap4"], names);
        await foreach (var item in client.DumpAsync<AfPacketDump, AfPacketDetails>(new())) Assert.Equal((host.SwIfIndex, "vpp-lan"), (item.SwIfIndex, item.HostIfName.ToString()));
        await foreach (var item in client.DumpAsync<SwInterfaceTapV2Dump, SwInterfaceTapV2Details>(new() { SwIfIndex = uint.MaxValue }))
            Assert.Equal((tap.SwIfIndex, 4U, "vpp0"), (item.SwIfIndex, item.Id, item.HostIfName.ToString()));
        await client.InvokeAsync<AfPacketDelete, AfPacketDeleteReply>(new() { HostIfName = "vpp-lan" });
        await client.InvokeAsync<TapDeleteV2, TapDeleteV2Reply>(new() { SwIfIndex = tap.SwIfIndex });
        Assert.True((await client.TryInvokeAsync<AfPacketDelete, AfPacketDeleteReply>(new() { HostIfName = "vpp-lan" })).Retval < 0);
    }

    [Fact]
    public async Task Traffic_InterfaceUpAndNatOn_CountersAndSessionsMove()
    {
        var time = new ManualTime();
        await using var simulator = new Simulator(traffic: true, time);
        var client = await simulator.ConnectAsync();
        foreach (var index in (uint[])[1, 2])
            await client.InvokeAsync<SwInterfaceSetFlags, SwInterfaceSetFlagsReply>(new() { SwIfIndex = index, Flags = IfStatusFlags.AdminUp });
        await client.InvokeAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>(
            new() { SwIfIndex = 1, IsAdd = true, Prefix = new() { Address = Address.Parse("10.0.0.1"), Len = 24 } });
        await client.InvokeAsync<Nat44EdPluginEnableDisable, Nat44EdPluginEnableDisableReply>(new() { Enable = true });
        await client.InvokeAsync<Nat44InterfaceAddDelFeature, Nat44InterfaceAddDelFeatureReply>(new() { IsAdd = true, SwIfIndex = 1, Flags = NatConfigFlags.Inside });
        await client.InvokeAsync<Nat44InterfaceAddDelFeature, Nat44InterfaceAddDelFeatureReply>(new() { IsAdd = true, SwIfIndex = 2, Flags = NatConfigFlags.Outside });
        await client.InvokeAsync<Nat44AddDelAddressRange, Nat44AddDelAddressRangeReply>(new()
        {
            IsAdd = true, FirstIpAddress = Ip4Address.Parse("198.51.100.1"), LastIpAddress = Ip4Address.Parse("198.51.100.2"), VrfId = uint.MaxValue,
        });

        using var segment = await StatsSegment.ConnectAsync(simulator.StatsSocket, CancellationToken.None);
        var interfaces = new InterfaceCounterReader(segment, time);
        interfaces.Refresh();
        time.Advance(TimeSpan.FromSeconds(10));
        var table = interfaces.Refresh();
        Assert.Equal("GigabitEthernet0/8/0", table.NameOf(1));
        Assert.True(table.Rx[1].Packets > 0 && table.Tx[2].Bytes > 0);
        Assert.Equal(default, table.Rx[0]);
        var users = new List<Nat44UserDetails>();
        await foreach (var user in client.DumpAsync<Nat44UserDump, Nat44UserDetails>(new())) users.Add(user);
        Assert.NotEmpty(users);
        var sessions = 0UL;
        foreach (var user in users)
        {
            await foreach (var session in client.DumpAsync<Nat44UserSessionV3Dump, Nat44UserSessionV3Details>(new() { IpAddress = user.IpAddress }))
            {
                Assert.Equal(user.IpAddress, session.InsideIpAddress);
                sessions++;
            }
        }
        Assert.Equal(sessions, new Nat44CounterReader(segment).Read()!.Sessions);
    }

    [Fact]
    public async Task StatsSegment_Structure_FollowsInterfaces()
    {
        await using var simulator = new Simulator();
        var client = await simulator.ConnectAsync();
        using var segment = await StatsSegment.ConnectAsync(simulator.StatsSocket, CancellationToken.None);
        var interfaces = new InterfaceCounterReader(segment);
        Assert.Equal(3, interfaces.Refresh().Count);
        for (var loop = 0; loop < 300; loop++) await client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new());
        Assert.Equal(303, interfaces.Refresh().Count);
        Assert.Equal("loop299", interfaces.Current.NameOf(302));
        await client.InvokeAsync<DeleteLoopback, DeleteLoopbackReply>(new() { SwIfIndex = 302 });
        Assert.Null(interfaces.Refresh().NameOf(302));
        Assert.NotNull(segment.Find("/interfaces/GigabitEthernet0_8_0/rx"));
        var system = new SystemCounterReader(segment).Read();
        Assert.NotNull(system.BootTime);
        Assert.NotEmpty(new HeapCounterReader(segment).Read());
        Assert.Single(new BufferPoolCounterReader(segment).Read());
    }

    [Fact]
    public async Task Restart_StatsReader_NoticesAndFindsTheNext()
    {
        var time = new ManualTime();
        await using var simulator = new Simulator(time: time);
        using var segment = await StatsSegment.ConnectAsync(simulator.StatsSocket, CancellationToken.None);
        var detector = new VppRestartDetector(segment, time);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(RestartEvidence.None, detector.Check());
        simulator.Vpp.Die();
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(RestartEvidence.SocketRemoved, detector.Check());
        simulator.Vpp.ComeBack();
        Assert.Equal(RestartEvidence.SocketReplaced, detector.Check());
        using var next = await StatsSegment.ConnectAsync(simulator.StatsSocket, CancellationToken.None);
        Assert.True(new SystemCounterReader(next).Read().BootTime > new SystemCounterReader(segment).Read().BootTime);
    }

    private static byte[] Frame(ushort id, int length)
    {
        var frame = new byte[16 + length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(8), length);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(16), id);
        return frame;
    }
}
