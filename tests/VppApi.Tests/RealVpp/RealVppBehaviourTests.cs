using TestKit;
using VppApi.Codec;
using VppApi.Generated;
using VppApi.Generated.Interface;
using VppApi.Generated.Memclnt;
using VppApi.Generated.MssClamp;
using VppApi.Generated.Vlib;
using VppApi.Generated.Vpe;

namespace VppApi.Tests.RealVpp;

/// <summary>What the session takes for granted about VPP, asked of VPP.</summary>
public sealed class RealVppBehaviourTests(VppFixture vpp) : IClassFixture<VppFixture>
{
    [VppFact]
    public async Task InvokeAsync_TruncatedRequestThenAnother_WasDropped()
    {
        await using var client = await vpp.ConnectAsync();

        var dropped = client.InvokeAsync<Truncated, SwInterfaceSetTableReply>(default);
        var answered = new VpeApi(client).ShowVersionAsync();

        Assert.Equal("sw_interface_set_table", (await Assert.ThrowsAsync<VppRequestDroppedException>(async () => await dropped)).RequestName);
        Assert.Equal("vpe", (await answered).Program.ToString());
    }

    [VppFact]
    public async Task InvokeAsync_TruncatedRequestAlone_TheProbeFindsIt()
    {
        await using var client = await vpp.ConnectAsync(new VppClientOptions { ProbeAfter = TimeSpan.FromMilliseconds(50) });

        await Assert.ThrowsAsync<VppRequestDroppedException>(async () => await client.InvokeAsync<Truncated, SwInterfaceSetTableReply>(default));
    }

    [VppFact]
    public async Task InvokeAsync_SlowRequest_IsNotTakenForDropped()
    {
        await using var client = await vpp.ConnectAsync(new VppClientOptions { ProbeAfter = TimeSpan.FromMilliseconds(20) });

        // "wait" suspends the API process in VPP until the time is up or a message comes, which is our probe: it is handled
        // behind the answer all the same.
        var reply = await new VlibApi(client).CliInbandAsync(new CliInband { Cmd = "wait 5" });

        Assert.Equal("waited 5.000 sec.", reply.Reply.Trim());
    }

    [VppFact]
    public async Task InvokeAsync_Pipelined_ManyRequestsAllAnswered()
    {
        const int Calls = 20_000;
        await using var client = await vpp.ConnectAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => client.InvokeAsync<ControlPing, ControlPingReply>(default).AsTask()));

        Assert.All(replies, reply => Assert.Equal((uint)vpp.Process.ProcessId, reply.VpePid));
    }

    [VppFact]
    public async Task DumpAsync_ThousandsOfInterfacesAndASlowConsumer_NoRowIsLost()
    {
        const int SubInterfaces = 2000;
        await using var client = await vpp.ConnectAsync();
        var interfaces = new InterfaceApi(client);
        var parent = (await interfaces.CreateLoopbackInstanceAsync(new CreateLoopbackInstance { IsSpecified = true, UserInstance = 100 })).SwIfIndex;
        await Task.WhenAll(Enumerable.Range(1, SubInterfaces).Select(vlan =>
            interfaces.CreateVlanSubifAsync(new CreateVlanSubif { SwIfIndex = parent, VlanId = (uint)vlan }).AsTask()));

        var seen = new HashSet<uint>();
        await foreach (var row in interfaces.SwInterfaceDumpAsync())
        {
            // Others are served while this consumer dawdles in the middle of the dump.
            if (seen.Count % 500 == 0) await new VpeApi(client).ShowVersionAsync();
            if (row.SupSwIfIndex == parent && row.SwIfIndex != parent) Assert.True(seen.Add(row.SwIfIndex));
        }

        Assert.Equal(SubInterfaces, seen.Count);
        await interfaces.DeleteLoopbackAsync(new DeleteLoopback { SwIfIndex = parent });
    }

    [VppFact("lldp_plugin.so")]
    public async Task StreamAsync_NothingThere_IsEmpty()
    {
        await using var client = await vpp.ConnectAsync();

        Assert.Empty(await new Generated.Lldp.LldpApi(client).LldpDumpAsync().ToListAsync());
    }

    [VppFact("mss_clamp_plugin.so")]
    public async Task StreamAsync_ThousandsOfRows_AreReadToTheEnd()
    {
        const int SubInterfaces = 3000;
        await using var client = await vpp.ConnectAsync();
        var interfaces = new InterfaceApi(client);
        var clamps = new MssClampApi(client);
        Assert.Empty(await clamps.MssClampGetAsync(new MssClampGet { SwIfIndex = ~0u }).ToListAsync());
        var parent = (await interfaces.CreateLoopbackInstanceAsync(new CreateLoopbackInstance { IsSpecified = true, UserInstance = 101 })).SwIfIndex;
        await Task.WhenAll(Enumerable.Range(1, SubInterfaces).Select(async vlan =>
        {
            var reply = await interfaces.CreateVlanSubifAsync(new CreateVlanSubif { SwIfIndex = parent, VlanId = (uint)vlan });
            await clamps.MssClampEnableDisableAsync(new MssClampEnableDisable { SwIfIndex = reply.SwIfIndex, Ipv4Mss = 1400, Ipv4Direction = MssClampDir.Rx });
        }));

        var seen = new HashSet<uint>();
        await foreach (var row in clamps.MssClampGetAsync(new MssClampGet { SwIfIndex = ~0u })) Assert.True(seen.Add(row.SwIfIndex));

        Assert.Equal(SubInterfaces, seen.Count);
        await interfaces.DeleteLoopbackAsync(new DeleteLoopback { SwIfIndex = parent });
    }

    [VppFact("tracedump_plugin.so")]
    public async Task StreamAsync_RequestThatCrashesVpp_IsRefused()
    {
        await using var client = await vpp.ConnectAsync();

        await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await client.StreamAsync<Generated.Graph.GraphNodeGet, Generated.Graph.GraphNodeGetReply, Generated.Graph.GraphNodeDetails>(default).CountAsync());

        Assert.True(client.IsConnected);
    }

    [VppFact]
    public async Task InvokeAsync_GetApiJson_ArrivesWhole()
    {
        await using var client = await vpp.ConnectAsync();

        var reply = await client.InvokeAsync<GetApiJson, GetApiJsonReply>(default);

        Assert.StartsWith("[", reply.Json, StringComparison.Ordinal);
        Assert.True(reply.Json.Length > 500_000);
    }

    [VppFact]
    public async Task DisposeAsync_Client_IsGoneFromVppsList()
    {
        var client = await vpp.ConnectAsync(new VppClientOptions { ClientName = "leaves-politely" });
        Assert.Contains("leaves-politely", await vpp.Process.VppctlAsync("show api clients"), StringComparison.Ordinal);

        await client.DisposeAsync();

        Assert.Null(await client.Closed);
        Assert.DoesNotContain("leaves-politely", await vpp.Process.VppctlAsync("show api clients"), StringComparison.Ordinal);
    }

    [VppFact]
    public async Task Closed_VppKilled_TellsAndANewClientConnectsToTheNextVpp()
    {
        await using var process = await VppProcess.StartAsync();
        var options = new VppClientOptions { SocketPath = process.ApiSocket, Catalog = MessageCatalog.All };
        await using var client = await VppClient.ConnectAsync(options);

        await process.KillAsync();

        Assert.NotNull(await client.Closed.WaitAsync(TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAsync<VppConnectionException>(async () => await new VpeApi(client).ShowVersionAsync());
        await process.RestartAsync();
        await using var next = await VppClient.ConnectAsync(options);
        Assert.Equal("vpe", (await new VpeApi(next).ShowVersionAsync()).Program.ToString());
    }

    /// <summary>A request that ends before VPP's last field of it.</summary>
    private struct Truncated : IVppMessage<Truncated>
    {
        public static MessageDescriptor Descriptor => SwInterfaceSetTable.Descriptor;

        public readonly int GetSize() => 12;

        public readonly void Encode(ref MessageWriter writer) => writer.WriteZeros(12);

        public static void Decode(ref MessageReader reader, out Truncated message) => message = default;
    }
}
