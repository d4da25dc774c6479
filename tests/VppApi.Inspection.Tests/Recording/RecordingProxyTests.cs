using System.Buffers.Binary;
using System.Net.Sockets;
using TestKit;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.Vpe;
using VppApi.Inspection.Recording;
using VppApi.Inspection.Wire;

namespace VppApi.Inspection.Tests.Recording;

/// <summary>The recorder between a client and a simulated VPP.</summary>
public sealed class RecordingProxyTests
{
    [Fact]
    public async Task Client_ThroughTheRecorder_SeesVppAndIsRecorded()
    {
        await using var node = new SimulatedNode();
        await using (var client = await node.ConnectAsync())
        {
            var interfaces = new InterfaceApi(client);
            Assert.Equal("vppsim", (await new VpeApi(client).ShowVersionAsync()).Program.ToString());
            var loop = await interfaces.CreateLoopbackAsync(new CreateLoopback());
            await interfaces.SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = loop.SwIfIndex, Flags = IfStatusFlags.AdminUp });
            var rows = new List<string>();
            await foreach (var row in interfaces.SwInterfaceDumpAsync()) rows.Add(row.InterfaceName.ToString());
            Assert.Contains("loop0", rows);
            await Assert.ThrowsAsync<VppApiException>(async () => await interfaces.SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = 99 }));
        }

        var (trace, entries) = Recorded.Read(await node.StopAsync());

        Assert.Equal("stopped", trace.EndReason);
        var texts = entries.Where(entry => entry is not TraceMessage { Type.Name: "control_ping" or "control_ping_reply" }).Select(Recorded.Text).ToList();
        Assert.Equal("+ a client", texts[0]);
        Assert.Equal("> show_version {}", texts[1]);
        Assert.StartsWith("""< show_version_reply {"retval":0,"program":"vppsim",""", texts[2], StringComparison.Ordinal);
        Assert.Contains("""< sw_interface_set_flags_reply {"retval":-2}""", texts);
        Assert.Contains(texts, static text => text.StartsWith("< sw_interface_details {", StringComparison.Ordinal) && text.Contains("\"loop0\"", StringComparison.Ordinal));
        Assert.StartsWith("- ", texts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_ThroughTheRecorder_ArriveAndAreRecorded()
    {
        await using var node = new SimulatedNode();
        await using (var client = await node.ConnectAsync())
        {
            var interfaces = new InterfaceApi(client);
            using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await using var events = client.EventsAsync<SwInterfaceEvent>(enough.Token).GetAsyncEnumerator(enough.Token);
            var first = events.MoveNextAsync().AsTask();
            await interfaces.WantInterfaceEventsAsync(new WantInterfaceEvents { EnableDisable = 1 });
            await interfaces.SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = 1, Flags = IfStatusFlags.AdminUp });
            Assert.True(await first);
        }

        var entries = Recorded.Read(await node.StopAsync()).Entries;

        Assert.Contains(entries, static entry => entry is TraceMessage { FromVpp: true, Type.Name: "sw_interface_event", Context: null });
    }

    [Fact]
    public async Task Client_ThatGoesWithoutAWord_IsSignedOff()
    {
        await using var node = new SimulatedNode();
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(node.RecordedSocket));
            using var channel = new FrameChannel(socket);
            byte[] create = [0, (byte)FixedMessages.SocketClientCreate, 0, 0, 0, 0, (byte)'x', .. new byte[63]];
            await channel.WriteAsync(create, CancellationToken.None);
            Assert.NotNull(await channel.ReadAsync(CancellationToken.None));
            Assert.Equal(1, node.Vpp.Clients);
        }

        await Eventually.TrueAsync(() => node.Vpp.Clients == 0);
        var last = Recorded.Read(await node.StopAsync()).Entries[^1];

        Assert.Equal("- the client closed it without sockclnt_delete, which the recorder sent for it", last.Text());
    }

    [Fact]
    public async Task Vpp_ThatDies_EndsTheClientsConnectionToo()
    {
        await using var node = new SimulatedNode();
        await using var client = await node.ConnectAsync();

        node.Vpp.Die();

        await client.Closed.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.StartsWith("- VPP closed it", Recorded.Read(await node.StopAsync()).Entries[^1].Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhereSomebodyListens_IsRefused()
    {
        await using var node = new SimulatedNode();
        using var writer = new TraceWriter(new MemoryStream(), Recorded.Info, long.MaxValue, TimeProvider.System);

        var fault = Assert.Throws<IOException>(() => RecordingProxy.Start(node.RecordedSocket, node.Socket, writer));

        Assert.Contains("somebody does already", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_OfAnotherLayout_IsPassedOnAndRecordedByNameOnly()
    {
        await using var node = new SimulatedNode();
        node.Vpp.Plan.LieAboutCrc("show_version", 0xdeadbeef);
        await using (var vpp = await ApiConnection.ConnectAsync(node.RecordedSocket, "a client", TimeSpan.FromSeconds(30), CancellationToken.None))
        {
            Assert.True(vpp.Ids.TryGetId("show_version_deadbeef", out var id));
            var message = new byte[10];
            BinaryPrimitives.WriteUInt16BigEndian(message, id);
            BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(2), vpp.Ids.ClientIndex);
            await vpp.SendAsync(message, CancellationToken.None);
            Assert.True((await vpp.ReceiveAsync(CancellationToken.None)).Length > 10);
        }

        var request = Assert.IsType<TraceMessage>(Recorded.Read(await node.StopAsync()).Entries[1]);

        Assert.Equal(("show_version", "show_version_deadbeef", null), (request.Type.Name, request.Type.NameCrc, request.Type.Definition));
    }
}
