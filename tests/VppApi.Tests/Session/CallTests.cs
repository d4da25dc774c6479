using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

public sealed class CallTests
{
    [Fact]
    public async Task InvokeAsync_Answered_CarriesHeaderAndValueBothWays()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.EchoAsync(4711);

        var request = await session.Vpp.ExpectAsync();
        Assert.Equal(FakeSession.IdOf<Echo>(), request.Id);
        Assert.Equal(FakeVppConnection.ClientIndex, request.ClientIndex);
        Assert.Equal(0u, request.Context >> 31);
        Assert.Equal(4711u, request.Field(0));
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));

        Assert.Equal(4711u, (await call).Value);
    }

    [Fact]
    public async Task InvokeAsync_NegativeRetval_ThrowsWithVppsName()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.EchoAsync(1);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync(), retval: -3));

        var error = await Assert.ThrowsAsync<VppApiException>(async () => await call);

        Assert.Equal("VPP refused echo: NO_SUCH_FIB (-3)", error.Message);
        Assert.Equal(-3, error.Retval);
    }

    [Fact]
    public async Task TryInvokeAsync_NegativeRetval_ReturnsTheReply()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.Client.TryInvokeAsync<Echo, EchoReply>(new Echo { Value = 9 });
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync(), retval: -3));

        var reply = await call;

        Assert.Equal((-3, 9u), (reply.Retval, reply.Value));
    }

    [Fact]
    public async Task TryInvokeAsync_RefusalThatCannotBeRead_ThrowsTheRefusal()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.Client.TryInvokeAsync<Echo, EchoReply>(default);
        var request = await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(new FakeMessage(FakeSession.IdOf<EchoReply>()).U32(request.Context).I32(-7));

        Assert.Equal(-7, (await Assert.ThrowsAsync<VppApiException>(async () => await call)).Retval);
    }

    [Fact]
    public async Task InvokeAsync_PositiveRetval_IsSuccess()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.EchoAsync(1);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync(), retval: 5));

        Assert.Equal(5, (await call).Retval);
    }

    [Fact]
    public async Task InvokeAsync_ReplyWithContextElsewhere_IsFound()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.Client.InvokeAsync<Shuffle, ShuffledReply>(default);
        var request = await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(new FakeMessage(FakeSession.IdOf<ShuffledReply>()).U32(FakeVppConnection.ClientIndex).U32(request.Context).I32(3));

        Assert.Equal(3, (await call).Retval);
    }

    [Fact]
    public async Task InvokeAsync_ReplyOfAnotherType_FailsThisCallOnly()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.EchoAsync(1);
        var request = await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(new FakeMessage(FakeSession.IdOf<WalkGetReply>()).U32(request.Context).I32(0).U32(0));

        var error = await Assert.ThrowsAsync<VppProtocolException>(async () => await call);
        Assert.Equal(ProtocolError.UnexpectedMessage, error.Error);
        Assert.Contains("echo", error.Message, StringComparison.Ordinal);
        Assert.Contains("walk_get_reply_00000006", error.Message, StringComparison.Ordinal);

        var next = session.EchoAsync(2);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        Assert.Equal(2u, (await next).Value);
        Assert.True(session.Client.IsConnected);
    }

    [Fact]
    public async Task InvokeAsync_ReplyThatEndsEarly_FailsThisCallOnly()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.EchoAsync(1);
        var request = await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(new FakeMessage(FakeSession.IdOf<EchoReply>()).U32(request.Context).I32(0).U16(1));

        Assert.Equal(ProtocolError.Truncated, (await Assert.ThrowsAsync<VppProtocolException>(async () => await call)).Error);
        Assert.True(session.Client.IsConnected);
    }

    [Fact]
    public async Task InvokeAsync_RepliesMergedAndSplitAnywhere_AreMatched()
    {
        await using var session = await FakeSession.StartAsync();
        var calls = Enumerable.Range(0, 20).Select(value => session.EchoAsync((uint)value).AsTask()).ToArray();
        var replies = new List<byte>();
        for (var i = 0; i < calls.Length; i++) replies.AddRange(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()).ToFrame());

        var random = new Random(1);
        for (var sent = 0; sent < replies.Count;)
        {
            var piece = Math.Min(random.Next(1, 40), replies.Count - sent);
            await session.Vpp.SendBytesAsync(replies.GetRange(sent, piece).ToArray());
            sent += piece;
        }

        var values = await Task.WhenAll(calls);
        Assert.Equal(Enumerable.Range(0, 20).Select(value => (uint)value), values.Select(reply => reply.Value));
    }

    [Fact]
    public async Task InvokeAsync_ManyThreadsOneConnection_EachGetsItsOwnReply()
    {
        const int Callers = 32, Rounds = 300;
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 20 });
        var serving = session.ServeAsync();

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var value = (uint)((caller * Rounds) + round);
                Assert.Equal(value, (await session.EchoAsync(value)).Value);
            }
        }))).WaitAsync(TimeSpan.FromSeconds(60));

        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task InvokeAsync_AwaitedTwice_Throws()
    {
        await using var session = await FakeSession.StartAsync();
        var serving = session.ServeAsync();
        var call = session.EchoAsync(1);
        await call;

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await call);
        Assert.Equal(2u, (await session.EchoAsync(2)).Value);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task KeepAlive_FromVpp_IsAnswered()
    {
        await using var session = await FakeSession.StartAsync();

        await session.Vpp.SendAsync(new FakeMessage(FakeVppConnection.KeepAlive).U32(FakeVppConnection.ClientIndex).U32(77));

        var answer = await session.Vpp.ExpectAsync();
        Assert.Equal(new FakeMessage(FakeVppConnection.KeepAliveReply).U32(77).I32(0).ToArray(), answer.Bytes);
    }
}
