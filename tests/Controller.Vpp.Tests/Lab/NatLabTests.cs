using System.Text.Json;
using Controller.Contracts.Rest;
using TestKit;
using TestKit.Lab;

namespace Controller.Vpp.Tests.Lab;

/// <summary>From a file to packets through a real VPP and back to what people look at: the whole way once.</summary>
public sealed class NatLabTests
{
    private const int EchoPort = 7;
    private const string Pool = "203.0.113.10";

    [LabFact]
    public async Task Apply_LabNat_TranslatesAndEverySideShowsTheSame()
    {
        await using var rig = await LabRig.StartAsync();
        await using var web = EchoServer.Start(rig.Network.Server, 80);
        await using var inside = EchoServer.Start(rig.Network.Client, 80);

        var applied = await rig.ApplyAsync(rig.Document);
        Assert.Matches(@"Applied in \d+\.\d\d s: revision 1\. \(\d+ requests to VPP\)", applied);
        Assert.Equal(NodeState.InSync, (await rig.ReachAsync(NodeState.InSync)).State);

        // The page is the address that the web server saw: the pool's, not the client's.
        Assert.Equal(Pool, await LabNetwork.CurlAsync(rig.Network.Client, "http://203.0.113.100/"));
        Assert.Equal(Pool, Assert.Single(web.Peers).ToString());

        // The static mapping: the server reaches the client's web server through the pool address.
        Assert.Equal("203.0.113.100", await LabNetwork.CurlAsync(rig.Network.Server, $"http://{Pool}:8080/"));

        // A connection that stays, so that its session does too.
        await using var echo = EchoServer.Start(rig.Network.Server, EchoPort);
        using var connection = await EchoClient.ConnectAsync(rig.Network.Client, "203.0.113.100", EchoPort);
        Assert.Equal("hello", await connection.EchoAsync("hello"));
        await SessionAgreesAsync(rig);
        await MappingAgreesAsync(rig);
        await CountersAgreeAsync(rig);
    }

    [LabFact]
    public async Task Apply_Again_SendsVppNothingThatChangesIt()
    {
        await using var rig = await LabRig.StartAsync();
        await rig.ApplyAsync(rig.Document);
        await rig.Vpp.TraceApiAsync();

        var again = JsonSerializer.Deserialize(await rig.SucceedAsync("apply", "--yes", "--json", rig.File), RestJsonContext.Default.ApplyResult)!;

        Assert.Equal((ApplyOutcome.Unchanged, 0, (int?)null), (again.Outcome, again.Requests, again.Revision));
        var received = await rig.Vpp.TracedMessagesAsync();
        Assert.Empty(Writes(received));
        Assert.Contains("sw_interface_dump", received);
        Assert.EndsWith($"No changes. VPP has what {rig.File} asks for.\n", await rig.SucceedAsync("plan", rig.File), StringComparison.Ordinal);
    }

    [LabFact]
    public async Task Apply_ChangedFile_ChangesTheDifferenceAndSessionsGoOn()
    {
        await using var rig = await LabRig.StartAsync();
        await using var echo = EchoServer.Start(rig.Network.Server, EchoPort);
        await using var inside = EchoServer.Start(rig.Network.Client, 80);
        await rig.ApplyAsync(rig.Document);
        using var connection = await EchoClient.ConnectAsync(rig.Network.Client, "203.0.113.100", EchoPort);
        Assert.Equal("before", await connection.EchoAsync("before"));
        var before = await SessionAsync(rig);
        await rig.Vpp.TraceApiAsync();

        await rig.ApplyAsync(rig.Document
            .Replace("\"203.0.113.10:8080\"", "\"203.0.113.10:8081\"", StringComparison.Ordinal)
            .Replace("range: 203.0.113.10 ", "range: 203.0.113.10-203.0.113.11 ", StringComparison.Ordinal)
            .Replace("addresses: [203.0.113.1/24]", "addresses: [203.0.113.1/24]\n    mtu: 1400", StringComparison.Ordinal));

        // The mapping is another one (its key is its outside port), the pool has one address more, the MTU is another: nothing else was sent.
        Assert.Equal(
            ["nat44_add_del_address_range", "nat44_add_del_static_mapping_v2", "nat44_add_del_static_mapping_v2", "sw_interface_set_mtu"],
            Writes(await rig.Vpp.TracedMessagesAsync()).Order(StringComparer.Ordinal));
        Assert.Equal("after", await connection.EchoAsync("after"));
        var after = await SessionAsync(rig);
        Assert.Equal((before.OutsideAddress, before.OutsidePort), (after.OutsideAddress, after.OutsidePort));
        Assert.True(after.Packets > before.Packets, $"{before} {after}");
        Assert.Equal("203.0.113.100", await LabNetwork.CurlAsync(rig.Network.Server, $"http://{Pool}:8081/"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => LabNetwork.CurlAsync(rig.Network.Server, $"http://{Pool}:8080/"));
    }

    /// <summary>REST, the command and VPP show the session of the open connection.</summary>
    private static async Task SessionAgreesAsync(LabRig rig)
    {
        var session = await SessionAsync(rig);
        Assert.Equal(("tcp", "10.10.0.2", Pool, "203.0.113.100"), (session.Protocol, session.InsideAddress, session.OutsideAddress, session.RemoteAddress));

        var listed = await rig.SucceedAsync("show", "sessions", "--user", "10.10.0.2");
        Assert.Matches($@"tcp +10\.10\.0\.2:{session.InsidePort} +{Pool}:{session.OutsidePort} +203\.0\.113\.100:{EchoPort} ", listed);

        var vpp = await rig.Vpp.VppctlAsync("show nat44 sessions");
        Assert.Contains("10.10.0.2", vpp, StringComparison.Ordinal);
        Assert.Matches($@"{session.InsidePort}\b", vpp);
        Assert.Matches($@"{Pool}.*{session.OutsidePort}\b", vpp);
    }

    /// <summary>REST, the command, the page and VPP show the mapping.</summary>
    private static async Task MappingAgreesAsync(LabRig rig)
    {
        var mapping = Assert.Single(await rig.Client.ListNat44MappingsAsync());
        Assert.Equal(
            ("web", "static", true, "tcp", "10.10.0.2", (ushort?)80, Pool, (ushort?)8080),
            (mapping.Name, mapping.Kind, mapping.Managed, mapping.Protocol, mapping.LocalAddress, mapping.LocalPort, mapping.ExternalAddress, mapping.ExternalPort));
        Assert.Matches($@"web +static +tcp +10\.10\.0\.2:80 +{Pool}:8080 ", await rig.SucceedAsync("show", "mappings"));
        var page = await PageAsync(rig, "/nat44/mappings", "web");
        Assert.Contains("10.10.0.2:80", page, StringComparison.Ordinal);
        Assert.Contains($"{Pool}:8080", page, StringComparison.Ordinal);
        Assert.Matches($@"10\.10\.0\.2:80 external {Pool}:8080", await rig.Vpp.VppctlAsync("show nat44 static mappings"));
    }

    /// <summary>REST, the command, the page and VPP show the same counters.</summary>
    private static async Task CountersAgreeAsync(LabRig rig)
    {
        foreach (var (name, device) in new[] { ("lan", rig.Network.LanDevice), ("wan", rig.Network.WanDevice) })
        {
            // The sampler reads once a second: what it has is VPP's truth when nothing has moved since.
            InterfaceView? ours = null;
            await Eventually.TrueAsync(async () =>
            {
                var vpp = await VppWords.CountersAsync(rig.Vpp, $"host-{device}");
                ours = (await rig.Client.ListInterfacesAsync()).Single(item => item.Name == name);
                return ours.Counters is { RxPackets: > 0, TxPackets: > 0 }
                    && (vpp["rx packets"], vpp["rx bytes"], vpp["tx packets"], vpp["tx bytes"])
                        == (ours.Counters.RxPackets, ours.Counters.RxBytes, ours.Counters.TxPackets, ours.Counters.TxBytes);
            });
            Assert.Equal(("af-packet", true, true), (ours!.Type, ours.AdminUp, ours.LinkUp));
            Assert.Matches($@"\n{name} +up +af-packet ", await rig.SucceedAsync("show", "interfaces"));
            var listed = JsonSerializer.Deserialize(await rig.SucceedAsync("show", "interfaces", "--json"), RestJsonContext.Default.IReadOnlyListInterfaceView)!;
            Assert.Equal(ours.Counters, listed.Single(item => item.Name == name).Counters);
            await PageAsync(rig, $"/interfaces/{name}", $"host-{device}");
        }
    }

    private static async Task<Nat44SessionView> SessionAsync(LabRig rig) => Assert.Single(
        (await rig.Client.ListNat44SessionsAsync(new Nat44SessionQuery(User: "10.10.0.2"))).Items, session => session.RemotePort == EchoPort);

    // The server draws a page for its first paint from the same feeds that keep it live; a feed has nothing before its first reading.
    private static async Task<string> PageAsync(LabRig rig, string path, string expected)
    {
        var page = "";
        await Eventually.TrueAsync(async () => (page = await rig.Server.Http.GetStringAsync(new Uri(path, UriKind.Relative))).Contains(expected, StringComparison.Ordinal));
        return page;
    }

    /// <summary>Messages that change something: all but those that only ask.</summary>
    private static IEnumerable<string> Writes(IEnumerable<string> messages) => messages.Where(name =>
        !name.EndsWith("_dump", StringComparison.Ordinal) && !name.EndsWith("_get", StringComparison.Ordinal)
        && name is not ("control_ping" or "sw_interface_get_table" or "nat44_show_running_config" or "nat_get_mss_clamping" or "show_version"));
}
