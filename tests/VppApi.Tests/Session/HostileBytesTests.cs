using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

/// <summary>Whatever comes from the other side: a clear end or none, never a crash, a hang or memory without bound.</summary>
public sealed class HostileBytesTests
{
    public static TheoryData<string, byte[], ProtocolError> Breaking => new()
    {
        { "4 GB", FakeMessage.FrameClaiming(0xffffffff, []), ProtocolError.FrameTooLarge },
        { "2 GB", FakeMessage.FrameClaiming(0x80000000, []), ProtocolError.FrameTooLarge },
        { "one more than allowed", FakeMessage.FrameClaiming((64 * 1024 * 1024) + 1, []), ProtocolError.FrameTooLarge },
        { "empty", FakeMessage.FrameClaiming(0, []), ProtocolError.FrameTooSmall },
        { "one byte", FakeMessage.FrameClaiming(1, [7]), ProtocolError.FrameTooSmall },
        { "all ones", Enumerable.Repeat((byte)0xff, 64).ToArray(), ProtocolError.FrameTooLarge },
        { "a reply without its context", new FakeMessage(FakeSession.IdOf<EchoReply>()).U16(1).ToFrame(), ProtocolError.Truncated },
        { "a delete that was not asked for", new FakeMessage(FakeVppConnection.DeleteReply).U32(0).I32(1).ToFrame(), ProtocolError.UnexpectedMessage },
    };

    [Theory]
    [MemberData(nameof(Breaking))]
    public async Task Receive_ImpossibleFrame_Breaks(string what, byte[] bytes, ProtocolError expected)
    {
        Assert.NotEmpty(what);
        await using var session = await FakeSession.StartAsync();

        await session.Vpp.SendBytesAsync(bytes);

        var reason = await session.Client.Closed.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(expected, Assert.IsType<VppProtocolException>(reason).Error);
    }

    public static TheoryData<string, byte[]> Harmless => new()
    {
        { "an unknown id", new FakeMessage(60000).U32(1).U32(2).ToFrame() },
        { "a reply that nobody waits for", new FakeMessage(FakeSession.IdOf<EchoReply>()).U32(0x7fff0000).I32(0).U32(0).ToFrame() },
        { "a context that was never given out", new FakeMessage(FakeSession.IdOf<EchoReply>()).U32(0xffffffff).I32(0).U32(0).ToFrame() },
        { "a ping reply that nobody waits for", new FakeMessage(FakeVppConnection.ControlPingReply).U32(0).I32(0).U32(0).U32(0).ToFrame() },
        { "an event without a body", new FakeMessage(FakeSession.IdOf<BellEvent>()).ToFrame() },
        { "a request from VPP", new FakeMessage(FakeSession.IdOf<Echo>()).U32(0).U32(0x12345678).U32(0).ToFrame() },
        { "a second handshake", FakeVppConnection.HandshakeReply(TestMessages.Table).ToFrame() },
        { "a keepalive without its context", new FakeMessage(FakeVppConnection.KeepAlive).U32(1).ToFrame() },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task Receive_UnclaimedMessage_IsIgnored(string what, byte[] bytes)
    {
        Assert.NotEmpty(what);
        await using var session = await FakeSession.StartAsync();

        await session.Vpp.SendBytesAsync(bytes);

        var call = session.EchoAsync(1);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        Assert.Equal(1u, (await call).Value);
    }

    [Fact]
    public async Task Receive_LargeFrame_ArrivesWhole()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.EchoAsync(5);
        var request = await session.Vpp.ExpectAsync();

        var reply = FakeSession.EchoReplyTo(request).Bytes(new byte[10 * 1024 * 1024]);
        await session.Vpp.SendAsync(reply);

        Assert.Equal(5u, (await call).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Receive_RandomBytesAndMutatedReplies_EveryCallEnds(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            await using var session = await FakeSession.StartAsync(new VppClientOptions { MaxFrameSize = 100_000 });
            var events = session.Client.EventsAsync<BellEvent>().CountAsync().AsTask();
            var pending = new List<Task>();
            for (var i = 0; i < 8; i++)
            {
                pending.Add(session.EchoAsync((uint)i).AsTask());
                pending.Add(session.Client.DumpAsync<ListDump, ListDetails>(default).CountAsync().AsTask());
                pending.Add(session.Client.StreamAsync<WalkGet, WalkGetReply, ListDetails>(default).CountAsync().AsTask());
            }

            var contexts = new List<uint>();
            for (var i = 0; i < 16; i++) contexts.Add((await session.Vpp.ExpectAsync()).Context);
            try
            {
                for (var i = 0; i < 40; i++) await session.Vpp.SendBytesAsync(RandomFrame(random, contexts));
            }
            catch (Exception error) when (error is System.Net.Sockets.SocketException)
            {
                // The client had enough.
            }

            session.Vpp.Dispose();
            pending.Add(events);
            foreach (var call in pending)
            {
                var error = await Record.ExceptionAsync(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
                Assert.True(error is null or VppConnectionException or VppApiException or VppRequestDroppedException, error?.ToString());
            }
        }
    }

    private static byte[] RandomFrame(Random random, List<uint> contexts)
    {
        var body = new byte[random.Next(0, 60)];
        random.NextBytes(body);
        if (random.Next(40) == 0) return body;
        ushort[] ids = [FakeSession.IdOf<EchoReply>(), FakeSession.IdOf<ListDetails>(), FakeSession.IdOf<WalkGetReply>(), FakeSession.IdOf<BellEvent>(),
            FakeVppConnection.ControlPingReply, FakeVppConnection.KeepAlive, (ushort)random.Next(0x10000)];
        var message = new FakeMessage(ids[random.Next(ids.Length)]);
        if (random.Next(3) > 0) message.U32(contexts[random.Next(contexts.Count)]);
        if (random.Next(3) == 0) message.I32(-165);
        message.Bytes(body);
        return random.Next(60) == 0 ? FakeMessage.FrameClaiming((uint)random.Next(), message.ToArray()) : message.ToFrame();
    }
}
