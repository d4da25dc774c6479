using TestKit;
using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

/// <summary>Cancellation and deadlines: the caller leaves, the slot stays until VPP is past the request.</summary>
public sealed class GivingUpTests
{
    [Fact]
    public async Task InvokeAsync_Cancelled_ReturnsAtOnceAndItsLateReplyHarmsNobody()
    {
        await using var session = await FakeSession.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var call = session.EchoAsync(1, cancellation.Token);
        var request = await session.Vpp.ExpectAsync();

        await cancellation.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await call);
        Assert.Equal(cancellation.Token, error.CancellationToken);

        var next = session.EchoAsync(2);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        Assert.Equal(2u, (await next).Value);
    }

    [Fact]
    public async Task InvokeAsync_ReplyAfterItsSlotWasReused_IsIgnored()
    {
        await using var session = await FakeSession.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var given = session.EchoAsync(1, cancellation.Token);
        var stale = await session.Vpp.ExpectAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await given);
        var second = session.EchoAsync(2);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        await second; // frees the slot of the first too

        var thirds = new[] { session.EchoAsync(3).AsTask(), session.EchoAsync(4).AsTask() };
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(stale));
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));

        Assert.Equal([3u, 4u], (await Task.WhenAll(thirds)).Select(reply => reply.Value));
    }

    [Fact]
    public async Task InvokeAsync_CancelledBefore_SendsNothing()
    {
        await using var session = await FakeSession.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.EchoAsync(1, new CancellationToken(canceled: true)));

        await session.Client.PostAsync(new Note { Value = 5 });
        Assert.Equal(5u, (await session.Vpp.ExpectAsync()).Field(0));
    }

    [Fact]
    public async Task InvokeAsync_CancelledInLine_IsNeverSent()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 1 });
        using var cancellation = new CancellationTokenSource();
        var first = session.EchoAsync(1);
        var given = session.EchoAsync(2, cancellation.Token);
        var last = session.EchoAsync(3);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await given);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));

        Assert.Equal(1u, (await first).Value);
        Assert.Equal(3u, (await last).Value);
    }

    [Fact]
    public async Task InvokeAsync_CancelledWhileAnswered_EndsOnceEitherWay()
    {
        await using var session = await FakeSession.StartAsync();
        var serving = session.ServeAsync();
        for (var round = 0; round < 300; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var call = session.EchoAsync((uint)round, cancellation.Token);
            var cancelling = Task.Run(cancellation.Cancel);
            try
            {
                Assert.Equal((uint)round, (await call).Value);
            }
            catch (OperationCanceledException error)
            {
                Assert.Equal(cancellation.Token, error.CancellationToken);
            }

            await cancelling;
        }

        Assert.Equal(9u, (await session.EchoAsync(9)).Value);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task InvokeAsync_DeadlinePasses_ThrowsNotEarlyAndNotMuchLater()
    {
        var time = new ManualTime();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { TimeProvider = time, Deadline = TimeSpan.FromSeconds(5) });
        var call = session.EchoAsync(1).AsTask();
        await session.Vpp.ExpectAsync();

        time.Advance(TimeSpan.FromSeconds(4.99));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Equal("VPP did not answer echo within 5 s.", error.Message);
    }

    [Fact]
    public async Task InvokeAsync_DeadlinePassesInLine_Throws()
    {
        var time = new ManualTime();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { TimeProvider = time, Deadline = TimeSpan.FromSeconds(5), Window = 1 });
        var first = session.EchoAsync(1).AsTask();
        time.Advance(TimeSpan.FromSeconds(3));
        var second = session.EchoAsync(2).AsTask();

        time.Advance(TimeSpan.FromSeconds(2.2));
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAsync<TimeoutException>(() => second);
    }

    [Fact]
    public async Task InvokeAsync_NothingOutstanding_NoTimerRuns()
    {
        var time = new ManualTime();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { TimeProvider = time });
        await Eventually.TrueAsync(() => time.ArmedTimers == 0); // the one of the connect timeout goes
        var call = session.EchoAsync(1);
        Assert.Equal(1, time.ArmedTimers);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        await call;

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, time.ArmedTimers);
    }

    [Fact]
    public async Task InvokeAsync_NoDeadline_WaitsForEver()
    {
        var time = new ManualTime();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { TimeProvider = time, Deadline = Timeout.InfiniteTimeSpan });
        var call = session.EchoAsync(1).AsTask();
        var request = await session.Vpp.ExpectAsync();

        time.Advance(TimeSpan.FromHours(1));

        Assert.False(call.IsCompleted);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));
        Assert.Equal(1u, (await call).Value);
    }
}
