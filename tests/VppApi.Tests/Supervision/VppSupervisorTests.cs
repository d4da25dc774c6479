using TestKit;
using TestKit.FakeVpp;
using VppApi.Tests.Messages;
using VppApi.Tests.Session;

namespace VppApi.Tests.Supervision;

public sealed class VppSupervisorTests
{
    [Fact]
    public async Task GetClientAsync_VppComesAtTheFifthAttempt_IsConnected()
    {
        await using var vpp = new SupervisedVpp();
        var client = vpp.Supervisor.GetClientAsync();
        for (var i = 0; i < 4; i++) await vpp.RefuseAsync();
        using var connection = await vpp.AcceptAsync();

        Assert.True((await client).IsConnected);
        Assert.Same(await client, vpp.Supervisor.Client);
        Assert.Equal((VppConnectionStatus.Connected, 1), (vpp.Supervisor.State.Status, vpp.Supervisor.State.Generation));
    }

    [Fact]
    public async Task StatesAsync_VppDiesAndComesBack_TellsEachChange()
    {
        await using var vpp = new SupervisedVpp();
        await using var states = vpp.Supervisor.StatesAsync().GetAsyncEnumerator();
        Assert.True(await states.MoveNextAsync());
        var first = await vpp.AcceptAsync();
        await vpp.Supervisor.GetClientAsync();
        first.Dispose();
        await vpp.WaitForAsync(VppConnectionStatus.Disconnected);
        await vpp.RefuseAsync();
        using var second = await vpp.AcceptAsync();
        await vpp.WaitForAsync(VppConnectionStatus.Connected, 2);
        await vpp.Supervisor.DisposeAsync();

        var seen = new List<(VppConnectionStatus Status, long Generation, int Attempt)>();
        do
        {
            var state = states.Current;
            if (state.Status == VppConnectionStatus.Disconnected) Assert.IsAssignableFrom<VppConnectionException>(state.Reason);
            if (seen.Count == 0 || seen[^1] != (state.Status, state.Generation, state.Attempt)) seen.Add((state.Status, state.Generation, state.Attempt));
        }
        while (await states.MoveNextAsync());

        Assert.Equal(
            [
                (VppConnectionStatus.Connecting, 0, 1),
                (VppConnectionStatus.Connected, 1, 0),
                (VppConnectionStatus.Disconnected, 1, 0),
                (VppConnectionStatus.Connecting, 1, 1),
                (VppConnectionStatus.Disconnected, 1, 1),
                (VppConnectionStatus.Connecting, 1, 2),
                (VppConnectionStatus.Connected, 2, 0),
                (VppConnectionStatus.Closed, 2, 0),
            ],
            seen);
    }

    [Fact]
    public async Task InvokeAsync_NoConnection_FailsAtOnceAndSaysWhy()
    {
        await using var vpp = new SupervisedVpp();
        await vpp.RefuseAsync();
        await vpp.WaitForAsync(VppConnectionStatus.Disconnected);

        var error = await Assert.ThrowsAsync<VppConnectionException>(async () => await vpp.Supervisor.InvokeAsync<Echo, EchoReply>(default));

        Assert.NotNull(error.InnerException);
        await Assert.ThrowsAsync<VppConnectionException>(async () => await vpp.Supervisor.DumpAsync<ListDump, ListDetails>(default).CountAsync());
    }

    [Fact]
    public async Task InvokeAsync_Connected_GoesOverTheConnection()
    {
        await using var vpp = new SupervisedVpp();
        using var connection = await vpp.AcceptAsync();
        await vpp.Supervisor.GetClientAsync();

        var call = vpp.Supervisor.InvokeAsync<Echo, EchoReply>(new Echo { Value = 3 });
        await connection.SendAsync(FakeSession.EchoReplyTo(await connection.ExpectAsync()));

        Assert.Equal(3u, (await call).Value);
    }

    [Fact]
    public async Task WatchAsync_ConnectionComesBack_EventsAreOnAgainBehindASignal()
    {
        await using var vpp = new SupervisedVpp();
        await using var watch = vpp.Watch();
        for (var generation = 1L; generation <= 3; generation++)
        {
            var next = watch.MoveNextAsync();
            using var connection = await vpp.AcceptAsync();
            await SupervisedVpp.AnswerWantAsync(connection, on: true);
            await SupervisedVpp.RingAsync(connection, 7);

            Assert.True(await next);
            Assert.Equal((VppNoticeKind.Resynchronise, generation, null), (watch.Current.Kind, watch.Current.Generation, watch.Current.Error));
            Assert.True(watch.Current.MustResynchronise);
            Assert.True(await watch.MoveNextAsync());
            Assert.Equal((VppNoticeKind.Event, 7u, generation), (watch.Current.Kind, watch.Current.Event.Number, watch.Current.Generation));
        }
    }

    [Fact]
    public async Task WatchAsync_SubscriberTooSlow_IsToldHowManyWereLost()
    {
        await using var vpp = new SupervisedVpp();
        await using var watch = vpp.Watch();
        var next = watch.MoveNextAsync();
        using var connection = await vpp.AcceptAsync();
        await SupervisedVpp.AnswerWantAsync(connection, on: true);
        Assert.True(await next);

        for (var number = 0u; number < 20; number++) await SupervisedVpp.RingAsync(connection, number);
        var call = vpp.Supervisor.InvokeAsync<Echo, EchoReply>(default);
        await connection.SendAsync(FakeSession.EchoReplyTo(await connection.ExpectAsync()));
        await call;

        Assert.True(await watch.MoveNextAsync());
        Assert.Equal((VppNoticeKind.Lost, 12, true), (watch.Current.Kind, watch.Current.LostCount, watch.Current.MustResynchronise));
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal((VppNoticeKind.Event, 12u), (watch.Current.Kind, watch.Current.Event.Number));
    }

    [Theory]
    [InlineData(-31, false)] // on already
    [InlineData(-126, true)]
    public async Task WatchAsync_VppRefuses_TheSubscriberIsToldAndTheConnectionStays(int retval, bool tells)
    {
        await using var vpp = new SupervisedVpp();
        await using var watch = vpp.Watch();
        var next = watch.MoveNextAsync();
        using var connection = await vpp.AcceptAsync();
        await SupervisedVpp.AnswerWantAsync(connection, on: true, retval);

        Assert.True(await next);
        Assert.Equal(tells ? retval : null, (watch.Current.Error as VppApiException)?.Retval);
        Assert.Equal(VppConnectionStatus.Connected, vpp.Supervisor.State.Status);
    }

    [Fact]
    public async Task WatchAsync_TwoSubscribers_ShareTheRegistrationUntilTheLastLeaves()
    {
        await using var vpp = new SupervisedVpp();
        var first = vpp.Watch();
        var second = vpp.Watch();
        var next = first.MoveNextAsync();
        using var connection = await vpp.AcceptAsync();
        await SupervisedVpp.AnswerWantAsync(connection, on: true);
        Assert.True(await next);
        Assert.True(await second.MoveNextAsync());

        await first.DisposeAsync();
        await SupervisedVpp.RingAsync(connection, 1);
        Assert.True(await second.MoveNextAsync());
        Assert.Equal(1u, second.Current.Event.Number);
        var leaving = second.DisposeAsync();
        await SupervisedVpp.AnswerWantAsync(connection, on: false);
        await leaving;
    }

    [Fact]
    public async Task State_VppDoesNotAnswerForSeconds_IsUnresponsiveAndNothingIsTornDown()
    {
        var time = new ManualTime();
        await using var vpp = new SupervisedVpp(options => options with
        {
            Client = options.Client with { TimeProvider = time },
            PingInterval = TimeSpan.FromSeconds(1),
            UnresponsiveAfter = TimeSpan.FromSeconds(2),
        });
        using var connection = await vpp.AcceptAsync();
        var client = await vpp.Supervisor.GetClientAsync();
        var call = vpp.Supervisor.InvokeAsync<Echo, EchoReply>(new Echo { Value = 9 });
        var request = await connection.ExpectAsync();

        // The clock's timers are set by other threads: time goes on until they have been seen.
        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            return vpp.Supervisor.State.Status == VppConnectionStatus.Unresponsive;
        });

        await connection.SendAsync(FakeSession.EchoReplyTo(request));
        while (vpp.Supervisor.State.Status == VppConnectionStatus.Unresponsive)
        {
            var ping = await connection.ExpectAsync();
            Assert.Equal(FakeVppConnection.ControlPing, ping.Id);
            await connection.AnswerPingAsync(ping);
            if (await Record.ExceptionAsync(() => vpp.WaitForAsync(VppConnectionStatus.Connected).WaitAsync(TimeSpan.FromMilliseconds(200))) is null) break;
        }

        Assert.Equal(9u, (await call).Value);
        Assert.Same(client, vpp.Supervisor.Client);
        Assert.Equal(1, vpp.Supervisor.State.Generation);
    }

    [Fact]
    public async Task OnConnected_Fails_IsTriedAgain()
    {
        var calls = 0;
        await using var vpp = new SupervisedVpp(options => options with
        {
            OnConnected = (_, _) => ++calls < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask,
        });
        for (var i = 0; i < 2; i++)
        {
            using var refused = await vpp.AcceptAsync();
            Assert.Equal(FakeVppConnection.Delete, (await refused.ExpectAsync()).Id);
        }

        using var connection = await vpp.AcceptAsync();
        await vpp.Supervisor.GetClientAsync();

        Assert.Equal((3, 1), (calls, vpp.Supervisor.State.Generation));
    }

    [Fact]
    public async Task DisposeAsync_Connected_TurnsEventsOffAndLeaves()
    {
        await using var vpp = new SupervisedVpp();
        await using var watch = vpp.Watch();
        var next = watch.MoveNextAsync();
        using var connection = await vpp.AcceptAsync();
        await SupervisedVpp.AnswerWantAsync(connection, on: true);
        Assert.True(await next);
        var end = watch.MoveNextAsync();

        var disposing = vpp.Supervisor.DisposeAsync();
        await SupervisedVpp.AnswerWantAsync(connection, on: false);
        var delete = await connection.ExpectAsync();
        await connection.SendAsync(new FakeMessage(FakeVppConnection.DeleteReply).U32(delete.Context).I32(1));
        connection.Dispose();
        await disposing;

        Assert.Equal(FakeVppConnection.Delete, delete.Id);
        Assert.False(await end);
        Assert.Equal(VppConnectionStatus.Closed, vpp.Supervisor.State.Status);
        Assert.Equal(VppConnectionStatus.Closed, (await vpp.Supervisor.StatesAsync().SingleAsync()).Status);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => vpp.Supervisor.GetClientAsync());
    }

    [Fact]
    public async Task DisposeAsync_NeverConnected_Ends()
    {
        await using var vpp = new SupervisedVpp();
        var client = vpp.Supervisor.GetClientAsync();
        await vpp.RefuseAsync();

        await vpp.Supervisor.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client);
    }

    [Fact]
    public async Task WatchAsync_Cancelled_Ends()
    {
        await using var vpp = new SupervisedVpp();
        using var cancellation = new CancellationTokenSource();
        await using var watch = vpp.Watch(cancellation.Token);
        var next = watch.MoveNextAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }
}
