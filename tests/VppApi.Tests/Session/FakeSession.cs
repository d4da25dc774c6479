using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

/// <summary>A client and the fake VPP that it is connected to, behind the handshake.</summary>
internal sealed class FakeSession : IAsyncDisposable
{
    private readonly FakeVppServer _server;

    private FakeSession(FakeVppServer server, FakeVppConnection vpp, VppClient client)
    {
        _server = server;
        Vpp = vpp;
        Client = client;
    }

    public VppClient Client { get; }

    public FakeVppConnection Vpp { get; }

    public static async Task<FakeSession> StartAsync(VppClientOptions? options = null)
    {
        var server = new FakeVppServer(TestMessages.Table);
        var accepting = server.AcceptAndShakeHandsAsync();
        var client = await VppClient.ConnectAsync((options ?? new VppClientOptions()) with { SocketPath = server.SocketPath, Catalog = TestMessages.Catalog, ConnectTimeout = TimeSpan.FromSeconds(30) });
        return new FakeSession(server, await accepting, client);
    }

    public ValueTask<EchoReply> EchoAsync(uint value, CancellationToken cancellationToken = default)
        => Client.InvokeAsync<Echo, EchoReply>(new Echo { Value = value }, cancellationToken);

    public static ushort IdOf<TMessage>()
        where TMessage : struct, IVppMessage<TMessage>
        => TestMessages.Ids[TMessage.Descriptor];

    public static FakeMessage EchoReplyTo(FakeRequest request, int retval = 0)
        => new FakeMessage(IdOf<EchoReply>()).U32(request.Context).I32(retval).U32(request.Field(0));

    public static FakeMessage RowTo(FakeRequest request, uint number) => new FakeMessage(IdOf<ListDetails>()).U32(request.Context).U32(number);

    /// <summary>Answers whatever comes, as VPP does when all is well.</summary>
    public Task ServeAsync() => Vpp.ServeAsync(request => request.Id switch
    {
        var id when id == IdOf<Echo>() => [EchoReplyTo(request)],
        var id when id == IdOf<ListDump>() => Enumerable.Range(0, (int)request.Field(0)).Select(number => RowTo(request, (uint)number)),
        _ => [],
    });

    public async ValueTask DisposeAsync()
    {
        Vpp.Dispose();
        await Client.DisposeAsync();
        await _server.DisposeAsync();
    }
}
