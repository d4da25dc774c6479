using System.Text;
using TestKit.FakeVpp;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Json;
using VppApi.Inspection.Wire;

namespace VppApi.Inspection.Tests.Wire;

/// <summary>Calls by definition, against a VPP whose every answer is written here.</summary>
public sealed class ApiCallTests : IAsyncLifetime
{
    private const ushort Get = 300, GetReply = 301, Details = 302, Describe = 303, DescribeReply = 304, Open = 305, OpenReply = 306, Resolve = 307, ResolveReply = 308;

    private readonly FakeVppServer _server = new(new Dictionary<string, ushort>(StringComparer.Ordinal)
    {
        [NameCrc("control_ping")] = FakeVppConnection.ControlPing,
        [NameCrc("control_ping_reply")] = FakeVppConnection.ControlPingReply,
        [NameCrc("mss_clamp_get")] = Get,
        [NameCrc("mss_clamp_get_reply")] = GetReply,
        [NameCrc("mss_clamp_details")] = Details,
        [NameCrc("get_api_json")] = Describe,
        [NameCrc("get_api_json_reply")] = DescribeReply,
        [NameCrc("dns_resolve_ip")] = Resolve,
        [NameCrc("dns_resolve_ip_reply")] = ResolveReply,
        ["vault_open_12345678"] = Open,
        ["vault_open_reply_87654321"] = OpenReply,
    });

    private ApiConnection _client = null!;
    private FakeVppConnection _vpp = null!;

    public async Task InitializeAsync()
    {
        var accepting = _server.AcceptAndShakeHandsAsync();
        _client = await ApiConnection.ConnectAsync(_server.SocketPath, "a test", TimeSpan.FromSeconds(30), CancellationToken.None);
        _vpp = await accepting;
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _client.DisposeAsync();
    }

    [Fact]
    public async Task Send_OfAStream_AsksOnUntilItsEnd()
    {
        var cursors = new List<uint>();
        _ = _vpp.ServeAsync(request =>
        {
            cursors.Add(request.Field(0));
            return cursors.Count == 1
                ? [Row(request, 1), Row(request, 2), Reply(request, VppRetval.Again, cursor: 2)]
                : [Row(request, 3), Reply(request, 0, cursor: 3)];
        });

        var answers = await CallAsync("mss_clamp_get", "{}");

        Assert.Equal([0u, 2u], cursors);
        Assert.Equal(["mss_clamp_details", "mss_clamp_details", "mss_clamp_details", "mss_clamp_get_reply"], answers.Select(static answer => answer.Name));
        Assert.Equal([1, 2, 3], answers.Take(3).Select(static answer => answer.Json[15] - '0'));
    }

    [Fact]
    public async Task Send_OfAStreamWithNothingInIt_IsNoError()
    {
        _ = _vpp.ServeAsync(static request => [Reply(request, -7, uint.MaxValue)]);

        Assert.Equal("mss_clamp_get_reply", Assert.Single(await CallAsync("mss_clamp_get", "{}")).Name);
    }

    [Fact]
    public async Task Send_OfWhatVppRefuses_TellsVppsNameOfIt()
    {
        _ = _vpp.ServeAsync(static request => [Reply(request, -2, 0)]);

        var refused = await Assert.ThrowsAsync<VppApiException>(() => CallAsync("mss_clamp_get", "{}"));

        Assert.Equal(-2, refused.Retval);
        Assert.Contains("INVALID_SW_IF_INDEX", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_OfWhatVppDrops_IsToldByThePingBehindIt()
    {
        _ = _vpp.ServeAsync(static _ => []);

        await Assert.ThrowsAsync<VppRequestDroppedException>(() => CallAsync("mss_clamp_get", "{}"));
    }

    [Fact]
    public async Task Send_OfWhatIsAnsweredLate_WaitsPastThePing()
    {
        FakeRequest? asked = null;
        var answered = CallAsync("dns_resolve_ip", "{}");
        while (asked?.Id != FakeVppConnection.ControlPing)
        {
            var before = asked;
            asked = await _vpp.ExpectAsync();
            if (asked.Id != FakeVppConnection.ControlPing) continue;
            await _vpp.AnswerPingAsync(asked);
            await _vpp.SendAsync(new FakeMessage(ResolveReply).U32(before!.Context).I32(0).Bytes(new byte[256]));
        }

        Assert.Equal("dns_resolve_ip_reply", Assert.Single(await answered).Name);
    }

    [Fact]
    public async Task Send_ToAVppThatIsSilent_Ends()
        => await Assert.ThrowsAsync<TimeoutException>(() => CallAsync("mss_clamp_get", "{}", TimeSpan.FromMilliseconds(50)));

    [Fact]
    public async Task Send_OfAMessageThatOnlyVppKnows_AsksVppHowItLooks()
    {
        const string definitions = """
            [{"module":"vault","types":[],"messages":[
              ["vault_open",["u16","_vl_msg_id"],["u32","client_index"],["u32","context"],["string","door",8],{"crc":"0x12345678"}],
              ["vault_open_reply",["u16","_vl_msg_id"],["u32","context"],["i32","retval"],["u8","gold"],{"crc":"0x87654321"}]],
              "services":{"vault_open":{"reply":"vault_open_reply"}}}]
            """;
        var describing = DescribeAsync(definitions);
        string? door = null;
        _ = _vpp.ServeAsync(request =>
        {
            door = Encoding.UTF8.GetString(request.Bytes.AsSpan(10, 8)).TrimEnd('\0');
            return [new FakeMessage(OpenReply).U32(request.Context).I32(0).Bytes(7)];
        });

        var answer = Assert.Single(await CallAsync("vault_open", """{"door":"east"}"""));
        await describing;

        Assert.Equal(("east", """{"retval":0,"gold":7}"""), (door, answer.Json));
    }

    [Fact]
    public async Task Send_OfWhatCrashesVpp_IsRefused()
    {
        var request = ApiDefinitions.BuiltIn.Find("graph_node_get")!;
        var call = new ApiCall(_client, new ConnectedApi(_server.SocketPath, _client.Ids), TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<NotSupportedException>(async () => await call.SendAsync(request, new byte[request.MinimumSize], default).GetAsyncEnumerator().MoveNextAsync());
    }

    private static string NameCrc(string name) => ApiDefinitions.BuiltIn.Find(name)!.NameCrc;

    private static FakeMessage Row(FakeRequest request, uint index) => new FakeMessage(Details).U32(request.Context).U32(index).Bytes(new byte[6]);

    private static FakeMessage Reply(FakeRequest request, int retval, uint cursor) => new FakeMessage(GetReply).U32(request.Context).I32(retval).U32(cursor);

    /// <summary>Answers the second connection, over which VPP is asked to describe itself.</summary>
    private async Task DescribeAsync(string definitions)
    {
        var connection = await _server.AcceptAndShakeHandsAsync();
        await connection.ServeAsync(request =>
            [new FakeMessage(DescribeReply).U32(request.Context).I32(0).U32((uint)definitions.Length).Bytes(Encoding.UTF8.GetBytes(definitions))]);
    }

    private async Task<List<(string Name, string Json)>> CallAsync(string name, string json, TimeSpan? patience = null)
    {
        var api = new ConnectedApi(_server.SocketPath, _client.Ids);
        var request = (await api.FindAsync(name, CancellationToken.None))!;
        var call = new ApiCall(_client, api, patience ?? TimeSpan.FromSeconds(30));
        var answers = new List<(string, string)>();
        await foreach (var answer in call.SendAsync(request, MessageJsonReader.Read(request, Encoding.UTF8.GetBytes(json)), CancellationToken.None))
            answers.Add((answer.Definition.Name, MessageJsonWriter.ToText(answer.Definition, answer.Bytes.Span)));
        return answers;
    }
}
