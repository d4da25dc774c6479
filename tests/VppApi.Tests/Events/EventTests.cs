using TestKit;
using TestKit.FakeVpp;
using VppApi.Tests.Messages;
using VppApi.Tests.Session;

namespace VppApi.Tests.Events;

public sealed class EventTests
{
    [Fact]
    public async Task EventsAsync_BeforeTheFirstMoveNext_IsAlreadySubscribed()
    {
        await using var session = await FakeSession.StartAsync();
        var events = session.Client.EventsAsync<BellEvent>();
        await RingAsync(session, 1);
        await SyncAsync(session);

        var first = await events.FirstAsync();

        Assert.Equal((1u, 0L), (first.Event.Number, first.Lost));
    }

    [Fact]
    public async Task EventsAsync_TwoSubscribers_BothGetAll()
    {
        await using var session = await FakeSession.StartAsync();
        var subscribers = new[] { session.Client.EventsAsync<BellEvent>(), session.Client.EventsAsync<BellEvent>() };
        for (var number = 0u; number < 100; number++) await RingAsync(session, number);

        foreach (var events in subscribers)
        {
            var numbers = await events.Take(100).Select(item => item.Event.Number).ToListAsync();
            Assert.Equal(Enumerable.Range(0, 100).Select(number => (uint)number), numbers);
        }
    }

    [Fact]
    public async Task EventsAsync_ConsumerTooSlow_LosesTheOldestAndSaysHowMany()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { EventQueueCapacity = 20 });
        await using var events = session.Client.EventsAsync<BellEvent>().GetAsyncEnumerator();
        for (var number = 0u; number < 50; number++) await RingAsync(session, number);
        await SyncAsync(session);

        for (var number = 30u; number < 50; number++)
        {
            Assert.True(await events.MoveNextAsync());
            Assert.Equal((number, number == 30 ? 30 : 0), (events.Current.Event.Number, events.Current.Lost));
        }
    }

    [Fact]
    public async Task EventsAsync_EventThatEndsEarly_CountsAsLost()
    {
        await using var session = await FakeSession.StartAsync();
        var events = session.Client.EventsAsync<BellEvent>();
        await session.Vpp.SendAsync(new FakeMessage(FakeSession.IdOf<BellEvent>()).U32(FakeVppConnection.ClientIndex).U32(1));
        await RingAsync(session, 2);

        var first = await events.FirstAsync();

        Assert.Equal((2u, 1L), (first.Event.Number, first.Lost));
        Assert.True(session.Client.IsConnected);
    }

    [Fact]
    public async Task EventsAsync_NobodySubscribed_EventIsIgnored()
    {
        await using var session = await FakeSession.StartAsync();
        await RingAsync(session, 1);
        await SyncAsync(session);
        Assert.True(session.Client.IsConnected);
    }

    [Fact]
    public async Task EventsAsync_ConnectionBreaks_QueuedEventsThenTheReason()
    {
        await using var session = await FakeSession.StartAsync();
        await using var events = session.Client.EventsAsync<BellEvent>().GetAsyncEnumerator();
        await RingAsync(session, 1);
        session.Vpp.Dispose();
        var reason = await session.Client.Closed;

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(reason!.Message, (await Assert.ThrowsAsync<VppConnectionException>(async () => await events.MoveNextAsync())).Message);
        Assert.Equal(reason.Message, (await Assert.ThrowsAsync<VppConnectionException>(async () => await session.Client.EventsAsync<BellEvent>().FirstAsync())).Message);
    }

    [Fact]
    public async Task EventsAsync_Cancelled_EndsTheEnumeration()
    {
        await using var session = await FakeSession.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = session.Client.EventsAsync<BellEvent>(cancellation.Token).FirstAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
    }

    [Fact]
    public async Task EventsAsync_EnumeratedTwice_Throws()
    {
        await using var session = await FakeSession.StartAsync();
        var events = session.Client.EventsAsync<BellEvent>();
        await RingAsync(session, 1);
        await events.FirstAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await events.FirstAsync());
    }

    [Fact]
    public async Task EventsAsync_UnknownToThisVpp_Throws()
    {
        await using var server = new FakeVppServer(new Dictionary<string, ushort>(StringComparer.Ordinal));
        var accepting = server.AcceptAndShakeHandsAsync();
        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath });
        using var vpp = await accepting;

        Assert.Throws<VppMessageUnavailableException>(() => client.EventsAsync<BellEvent>());
    }

    private static Task RingAsync(FakeSession session, uint number)
        => session.Vpp.SendAsync(new FakeMessage(FakeSession.IdOf<BellEvent>()).U32(FakeVppConnection.ClientIndex).U32(1).U32(number));

    /// <summary>Everything sent before this has been dispatched when it returns.</summary>
    private static async Task SyncAsync(FakeSession session)
    {
        var call = session.EchoAsync(0);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        await call;
    }
}
