using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Google.Protobuf;
using TestKit;
using V1 = Vppilot.V1;

namespace Controller.Api.Tests.Grpc;

/// <summary>
/// Callers that get the protocol wrong, on purpose or not: each gets an answer in gRPC's words or is cut off, none reaches the node, and
/// the server goes on. The wire is grpc-dotnet's; what is held here is how it was set up.
/// </summary>
public sealed class GrpcWireTests : IAsyncLifetime
{
    private const string Validate = "/vppilot.v1.ConfigService/Validate";
    private static readonly byte[] Message = new V1.ValidateRequest { Document = new V1.Document { Text = "vppilot: 1" } }.ToByteArray();

    private TestServer _server = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(null);
        _http = new HttpClient { BaseAddress = _server.GrpcAddress, Timeout = TimeSpan.FromSeconds(30) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Call_ThatIsRight_IsAnswered()
    {
        var (status, body) = await CallAsync(Frame(Message));
        Assert.Equal("0", status);
        Assert.False(V1.ValidateResponse.Parser.ParseFrom(body.AsSpan(5)).Valid);
        Assert.Single(_server.Node.Asked);
    }

    // 2, UNKNOWN, is what grpc-dotnet says of a message that it cannot read at all.
    [Theory]
    [InlineData("empty", "13")]
    [InlineData("half a header", "13")]
    [InlineData("header only", "13")]
    [InlineData("truncated", "13")]
    [InlineData("two messages", "13")]
    [InlineData("announces 4 GiB", "2")]
    [InlineData("announces a byte too many", "8")]
    [InlineData("not protobuf", "2")]
    [InlineData("wrong flag", "2")]
    [InlineData("compressed without saying how", "13")]
    public async Task Body_ThatIsWrong_HasItsStatus(string what, string expected)
    {
        var (status, body) = await CallAsync(what switch
        {
            "empty" => [],
            "half a header" => [0, 0],
            "header only" => Header(0, 10),
            "truncated" => Frame(Message)[..^3],
            "two messages" => [.. Frame(Message), .. Frame(Message)],
            "announces 4 GiB" => [.. Header(0, uint.MaxValue), .. Message],
            "announces a byte too many" => [.. Header(0, (4 * 1024 * 1024) + (64 * 1024) + 1), .. Message],
            "not protobuf" => Frame([0xFF, 0xFF, 0xFF, 0xFF, 0xFF]),
            "wrong flag" => [.. Header(7, (uint)Message.Length), .. Message],
            _ => [.. Header(1, (uint)Message.Length), .. Message],
        });
        Assert.Equal(expected, status);
        Assert.Empty(body);
        Assert.Empty(_server.Node.Asked);
    }

    [Theory]
    [InlineData("gzip", "0")]
    [InlineData("snappy", "12")]
    public async Task Compression_IsGzipOrUnimplemented(string encoding, string expected)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Message);
        var (status, _) = await CallAsync([.. Header(1, (uint)packed.Length), .. packed.ToArray()], request => request.Headers.Add("grpc-encoding", encoding));
        Assert.Equal(expected, status);
        Assert.Equal(expected == "0" ? 1 : 0, _server.Node.Asked.Count);
    }

    [Fact]
    public async Task Compression_OfABomb_IsRefusedBeforeItIsUnpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var i = 0; i < 64; i++)
                await gzip.WriteAsync(new byte[1024 * 1024]);
        }

        var (status, _) = await CallAsync([.. Header(1, (uint)packed.Length), .. packed.ToArray()], request => request.Headers.Add("grpc-encoding", "gzip"));
        Assert.Equal("8", status);
        Assert.Empty(_server.Node.Asked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    public async Task ContentType_OfAnother_Is415(string? type)
    {
        using var request = Request(Validate, Frame(Message));
        request.Content!.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(_server.Node.Asked);
    }

    [Theory]
    [InlineData("/vppilot.v1.ConfigService/Destroy")]
    [InlineData("/vppilot.v1.Nothing/Validate")]
    public async Task Method_Unknown_IsUnimplemented(string path)
    {
        var (status, _) = await CallAsync(Frame(Message), path: path);
        Assert.Equal("12", status);
    }

    [Fact]
    public async Task Host_OfAnotherName_IsPermissionDenied()
    {
        using var request = Request(Validate, Frame(Message));
        request.Headers.Host = "evil.example";
        using var response = await _http.SendAsync(request);
        Assert.Equal("7", Assert.Single(response.Headers.GetValues("grpc-status")));
        Assert.Contains("VPPILOT_ALLOWED_HOSTS", Uri.UnescapeDataString(Assert.Single(response.Headers.GetValues("grpc-message"))), StringComparison.Ordinal);
        Assert.Empty(_server.Node.Asked);
    }

    [Fact]
    public async Task Caller_WhoLeavesInTheMiddleOfItsMessage_ReachesNobody()
    {
        using var leave = new CancellationTokenSource();
        using var content = new HalfContent(Frame(Message)[..8]);
        using var request = Http2(Validate, content);
        request.Content!.Headers.ContentType = new("application/grpc");
        var sending = _http.SendAsync(request, leave.Token);
        await content.Sent.WaitAsync(TimeSpan.FromSeconds(20));
        await leave.CancelAsync(); // RST_STREAM
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        await Call_ThatIsRight_IsAnswered();
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\u0004\u0099\0\0\0\0\0zzzz")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u00ff\u00ff\u00ff\u0004\0\0\0\0\0")]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003")]
    public async Task Connection_ThatSpeaksSomethingElse_IsClosedAndTheServerGoesOn(string greeting)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_server.GrpcAddress.Host, _server.GrpcAddress.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(greeting));
        socket.Client.Shutdown(SocketShutdown.Send);
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            while (await stream.ReadAsync(buffer, patience.Token) > 0)
            {
                // Whatever it says on parting.
            }
        }
        catch (IOException)
        {
            // Cut off: as good.
        }

        await Call_ThatIsRight_IsAnswered();
    }

    [Fact]
    public async Task RestPort_Http1Call_SaysThatHttp2IsNeeded()
    {
        using var content = new ByteArrayContent(Frame(Message));
        content.Headers.ContentType = new("application/grpc");
        using var response = await _server.Http.PostAsync(Validate, content);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_server.Node.Asked);
    }

    private static byte[] Frame(byte[] message) => [.. Header(0, (uint)message.Length), .. message];

    private static byte[] Header(byte flag, uint length)
    {
        var header = new byte[5];
        header[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(1), length);
        return header;
    }

    private static HttpRequestMessage Http2(string path, HttpContent content)
        => new(HttpMethod.Post, path) { Content = content, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

    private static HttpRequestMessage Request(string path, byte[] body)
    {
        var request = Http2(path, new ByteArrayContent(body));
        request.Content!.Headers.ContentType = new("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        return request;
    }

    private async Task<(string Status, byte[] Body)> CallAsync(byte[] body, Action<HttpRequestMessage>? change = null, string path = Validate)
    {
        using var request = Request(path, body);
        change?.Invoke(request);
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var headers = response.Headers.Contains("grpc-status") ? response.Headers : response.TrailingHeaders;
        return (Assert.Single(headers.GetValues("grpc-status")), bytes);
    }
}
