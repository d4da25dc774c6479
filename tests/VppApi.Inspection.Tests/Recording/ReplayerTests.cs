using VppApi.Generated.EthernetTypes;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.IpTypes;
using VppApi.Inspection.Recording;
using VppApi.Inspection.Wire;

namespace VppApi.Inspection.Tests.Recording;

/// <summary>Recorded on one simulated VPP, replayed on another.</summary>
public sealed class ReplayerTests
{
    [Fact]
    public async Task Replay_OnAFreshVpp_MakesTheSameState()
    {
        await using var node = new SimulatedNode();
        await using (var client = await node.ConnectAsync()) await ConfigureAsync(client);
        var expected = await StateAsync(node.Socket);
        var file = await node.StopAsync();

        await using var fresh = new SimulatedNode();
        var plan = ReplayPlan.Read(TraceReader.Open(new MemoryStream(file)));
        await ReplayAsync(fresh.Socket, plan);

        Assert.Equal(expected, await StateAsync(fresh.Socket));
        Assert.All(plan.Requests, static request => Assert.Null(request.NotSent));
        Assert.All(plan.Requests, static request => Assert.Equal(
            (request.Message.Type.Name, request.Recorded.Retval, request.Recorded.Rows), (request.Message.Type.Name, request.Replayed.Retval, request.Replayed.Rows)));
        Assert.Contains(plan.Requests, static request => request.Replayed.Retval == -2);
        Assert.Contains(plan.Requests, static request => request.Replayed.Rows > 2);
    }

    [Fact]
    public async Task Replay_OnAVppThatHasItAll_ShowsWhatIsRefused()
    {
        await using var node = new SimulatedNode();
        await using (var client = await node.ConnectAsync()) await ConfigureAsync(client);
        var plan = ReplayPlan.Read(TraceReader.Open(new MemoryStream(await node.StopAsync())));

        await ReplayAsync(node.Socket, plan);

        Assert.Contains(plan.Requests, static request => request.Recorded.Retval != request.Replayed.Retval);
    }

    [Fact]
    public async Task Replay_OfRequestsThatVppDrops_EndsAndSaysSo()
    {
        await using var node = new SimulatedNode();
        for (var i = 1; i <= 3; i++) node.Vpp.Plan.Drop("show_version", occurrence: i);
        var plan = Plan(static writer =>
        {
            for (var i = 0u; i < 10; i++) writer.Add("show_version", "{}", i);
        });

        await ReplayAsync(node.Socket, plan, new ReplayOptions { Window = 2 });

        Assert.Equal(3, plan.Requests.Count(static request => !request.Replayed.IsAnswered));
    }

    [Fact]
    public async Task Replay_OfWhatCannotBeSent_LeavesItOutAndSaysWhy()
    {
        await using var node = new SimulatedNode();
        var plan = Plan(static writer =>
        {
            writer.Add("control_ping", "{}", 1);
            writer.Add("memif_create", """{"secret":"hunter2"}""", 2);
            writer.Add("graph_node_get", "{}", 3);
            writer.Add("wireguard_interface_dump", "{}", 4);
            writer.Message(1, fromVpp: false, "vault_open_12345678", null, static () => [], [9, 9, 0, 0, 0, 0, 0, 0, 0, 5, 1, 2]);
            writer.Add("show_version", "{}", 6);
        });

        await ReplayAsync(node.Socket, plan);

        Assert.Equal(
            [
                "memif_create: keys or passwords in it were hidden when it was recorded",
                "graph_node_get: it crashes VPP when it comes over a socket",
                "wireguard_interface_dump: this VPP does not have it",
                "vault_open: its fields were not known when it was recorded",
                "show_version: ",
            ],
            plan.Requests.Select(static request => $"{request.Message.Type.Name}: {request.NotSent}"));
        Assert.Equal(0, plan.Requests[^1].Replayed.Retval);
    }

    [Fact]
    public void Read_OfADamagedRecording_GivesNoPlan()
    {
        var file = Recorded.Make(static writer => writer.Add("show_version", "{}"));

        Assert.Throws<TraceException>(() => ReplayPlan.Read(TraceReader.Open(new MemoryStream(file, 0, file.Length - 3))));
    }

    private static ReplayPlan Plan(Action<TraceWriter> record) => ReplayPlan.Read(TraceReader.Open(new MemoryStream(Recorded.Make(record))));

    private static async Task ReplayAsync(string socket, ReplayPlan plan, ReplayOptions? options = null)
    {
        await using var vpp = await ApiConnection.ConnectAsync(socket, "replay", TimeSpan.FromSeconds(30), CancellationToken.None);
        await Replayer.RunAsync(vpp, plan, options ?? new ReplayOptions(), CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task ConfigureAsync(VppClient client)
    {
        var interfaces = new InterfaceApi(client);
        for (byte i = 1; i <= 3; i++)
        {
            var loop = await interfaces.CreateLoopbackAsync(new CreateLoopback { MacAddress = MacAddress.Parse($"02:fe:00:00:00:0{i}") });
            await interfaces.SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = loop.SwIfIndex, Flags = IfStatusFlags.AdminUp });
            await interfaces.SwInterfaceAddDelAddressAsync(
                new SwInterfaceAddDelAddress { SwIfIndex = loop.SwIfIndex, IsAdd = true, Prefix = AddressWithPrefix.Parse($"10.0.{i}.1/24") });
        }

        await Assert.ThrowsAsync<VppApiException>(async () => await interfaces.SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = 99 }));
        await foreach (var row in interfaces.SwInterfaceDumpAsync()) Assert.NotEmpty(row.InterfaceName.ToString());
    }

    private static async Task<List<string>> StateAsync(string socket)
    {
        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = socket, ClientName = "state" });
        var state = new List<string>();
        await foreach (var row in new InterfaceApi(client).SwInterfaceDumpAsync())
        {
            state.Add($"{row.SwIfIndex} {row.InterfaceName} {row.Flags} {row.L2Address}");
            await foreach (var address in new VppApi.Generated.Ip.IpApi(client).IpAddressDumpAsync(new VppApi.Generated.Ip.IpAddressDump { SwIfIndex = row.SwIfIndex }))
                state.Add($"{address.SwIfIndex} {address.Prefix}");
        }

        return state;
    }
}
