using TestKit;
using TestKit.FakeVpp;
using VppApi.Tests.Messages;
using VppApi.Tests.Session;

namespace VppApi.Tests.Bulk;

public sealed class PipelineTests
{
    private const int InvalidValue = -7;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0)]
    public async Task PipelineAsync_AllAnswered_TellsEachInOrder(int window)
    {
        const int Requests = 5000;
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 64 });
        var serving = session.ServeAsync();
        var next = 0L;

        var summary = await session.Client.PipelineAsync<Echo, EchoReply>(
            Echoes(Requests),
            (in PipelineOutcome<EchoReply> outcome) =>
            {
                Assert.Equal((next, PipelineStatus.Succeeded, (uint)next), (outcome.Index, outcome.Status, outcome.Reply.Value));
                next++;
            },
            new PipelineOptions { Window = window });

        Assert.True(summary.IsComplete);
        Assert.Equal((Requests, Requests, null), (summary.Sent, summary.Succeeded, summary.FirstFailure));
        Assert.Equal(Requests, next);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task PipelineAsync_Window_IsNeverExceededAndLeavesRoomForOthers()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 40 });
        var run = session.Client.PipelineAsync<Echo, EchoReply>(Echoes(300));
        var open = new Queue<FakeRequest>();
        for (var i = 0; i < 30; i++) open.Enqueue(await session.Vpp.ExpectAsync());

        // The window's last quarter is for everybody else.
        var other = session.EchoAsync(4711);
        var last = await session.Vpp.ExpectAsync();
        Assert.Equal(4711u, last.Field(0));

        open.Enqueue(last);
        var answered = 0;
        while (answered < 301)
        {
            Assert.InRange(open.Count, 0, 40);
            if (open.TryDequeue(out var request))
            {
                await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));
                answered++;
            }
            else
            {
                open.Enqueue(await session.Vpp.ExpectAsync());
            }
        }

        Assert.Equal(300, (await run).Succeeded);
        Assert.Equal(4711u, (await other).Value);
    }

    [Fact]
    public async Task PipelineAsync_RefusedDroppedAndUnreadable_EachHasItsOwnOutcome()
    {
        await using var session = await FakeSession.StartAsync();
        var serving = session.Vpp.ServeAsync(request => (request.Field(0) % 4) switch
        {
            0 => [FakeSession.EchoReplyTo(request)],
            1 => [FakeSession.EchoReplyTo(request, InvalidValue)],
            2 => [], // dropped, as the next answer shows
            _ => [new FakeMessage(FakeSession.IdOf<EchoReply>()).U32(request.Context).I32(0)], // ends early
        });
        var outcomes = new PipelineOutcome<EchoReply>[400];

        var summary = await session.Client.PipelineAsync<Echo, EchoReply>(
            Echoes(400), (in PipelineOutcome<EchoReply> outcome) => outcomes[outcome.Index] = outcome);

        PipelineStatus[] expected = [PipelineStatus.Succeeded, PipelineStatus.Refused, PipelineStatus.Dropped, PipelineStatus.Failed];
        for (var i = 0; i < outcomes.Length; i++) Assert.Equal((i, expected[i % 4]), (outcomes[i].Index, outcomes[i].Status));
        Assert.Equal(InvalidValue, outcomes[1].Retval);
        Assert.Null(outcomes[1].Error);
        Assert.IsType<VppRequestDroppedException>(outcomes[2].Error);
        Assert.IsType<VppProtocolException>(outcomes[3].Error);
        Assert.Equal((PipelineEnd.Completed, 100, 100, 100, 100), (summary.End, summary.Succeeded, summary.Refused, summary.Dropped, summary.Failed));
        Assert.False(summary.IsComplete);
        Assert.Equal("echo number 1: VPP refused it: INVALID_VALUE (-7)", summary.FirstFailure);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task PipelineAsync_NoAnswer_TimesOutEachAndGoesOn()
    {
        var time = new ManualTime();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { TimeProvider = time, Deadline = TimeSpan.FromSeconds(5), ProbeAfter = TimeSpan.FromHours(1) });
        var run = session.Client.PipelineAsync<Echo, EchoReply>(Echoes(2));
        var first = await session.Vpp.ExpectAsync();
        await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(first));

        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return run.IsCompleted;
        });

        var summary = await run;
        Assert.Equal((1, 1), (summary.Succeeded, summary.TimedOut));
        Assert.True(session.Client.IsConnected);
    }

    [Fact]
    public async Task PipelineAsync_ConnectionBreaks_SaysSoAndSendsNoMore()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 20 });
        var lost = 0;
        var run = session.Client.PipelineAsync<Echo, EchoReply>(
            Echoes(int.MaxValue), (in PipelineOutcome<EchoReply> outcome) => lost += outcome is { Status: PipelineStatus.ConnectionLost, Error: VppConnectionException } ? 1 : 0);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        session.Vpp.Dispose();

        var summary = await run;

        Assert.Equal(PipelineEnd.ConnectionLost, summary.End);
        Assert.Equal(lost, summary.ConnectionLost);
        Assert.Equal(summary.Sent, summary.Succeeded + summary.ConnectionLost);
        Assert.InRange(summary.Sent, 15, 60);
    }

    [Fact]
    public async Task PipelineAsync_Cancelled_WaitsForWhatWasSent()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 8 });
        using var cancellation = new CancellationTokenSource();
        var outcomes = new List<PipelineStatus>();
        var run = session.Client.PipelineAsync<Echo, EchoReply>(
            Echoes(int.MaxValue), (in PipelineOutcome<EchoReply> outcome) => outcomes.Add(outcome.Status), cancellationToken: cancellation.Token);
        var sent = new List<FakeRequest>();
        for (var i = 0; i < 6; i++) sent.Add(await session.Vpp.ExpectAsync());

        await cancellation.CancelAsync();
        foreach (var request in sent) await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await run);
        Assert.Equal(Enumerable.Repeat(PipelineStatus.Succeeded, 6), outcomes);
    }

    [Fact]
    public async Task PipelineAsync_TooManyFailures_SendsNoMore()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 8 });
        var serving = session.Vpp.ServeAsync(request => [FakeSession.EchoReplyTo(request, request.Field(0) >= 100 ? InvalidValue : 0)]);

        var summary = await session.Client.PipelineAsync<Echo, EchoReply>(Echoes(int.MaxValue), options: new PipelineOptions { MaximumFailures = 3 });

        Assert.Equal((PipelineEnd.TooManyFailures, 100), (summary.End, summary.Succeeded));
        Assert.InRange(summary.Refused, 3, 8);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task PipelineAsync_HandlerThrows_EndsWithItsErrorAndTheConnectionGoesOn()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 8 });
        var serving = session.ServeAsync();
        var calls = 0;

        await Assert.ThrowsAsync<NotSupportedException>(() => session.Client.PipelineAsync<Echo, EchoReply>(
            Echoes(int.MaxValue), (in PipelineOutcome<EchoReply> _) => throw new NotSupportedException($"{++calls}")));

        Assert.Equal(1, calls);
        Assert.Equal(5u, (await session.EchoAsync(5)).Value);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task PipelineAsync_SourceThrows_EndsWithItsErrorAndTheConnectionGoesOn()
    {
        await using var session = await FakeSession.StartAsync();
        var serving = session.ServeAsync();
        var source = Echoes(10).Concat(Enumerable.Range(0, 1).Select(Echo (_) => throw new NotSupportedException()));

        await Assert.ThrowsAsync<NotSupportedException>(() => session.Client.PipelineAsync<Echo, EchoReply>(source));

        Assert.Equal(5u, (await session.EchoAsync(5)).Value);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task PipelineAsync_Progress_IsToldNowAndThenAndAtTheEnd()
    {
        await using var session = await FakeSession.StartAsync();
        var serving = session.ServeAsync();
        var reports = new Reports();

        await session.Client.PipelineAsync<Echo, EchoReply>(Echoes(2500), options: new PipelineOptions { Progress = reports, ProgressInterval = 1000 });

        Assert.Equal([1000, 2000, 2500], reports.Seen.Select(report => report.Completed));
        Assert.Equal(new PipelineProgress(2500, 2500, 2500), reports.Seen[^1]);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task PipelineAsync_Nothing_IsComplete()
    {
        await using var session = await FakeSession.StartAsync();

        Assert.True((await session.Client.PipelineAsync<Echo, EchoReply>([])).IsComplete);
    }

    [Fact]
    public async Task PipelineAsync_MessageNotThere_ThrowsAndSendsNothing()
    {
        await using var server = new FakeVppServer(new Dictionary<string, ushort>(StringComparer.Ordinal));
        var accepting = server.AcceptAndShakeHandsAsync();
        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath });
        using var vpp = await accepting;

        await Assert.ThrowsAsync<VppMessageUnavailableException>(() => client.PipelineAsync<Echo, EchoReply>(Echoes(1)));
    }

    private static IEnumerable<Echo> Echoes(int count) => Enumerable.Range(0, count).Select(number => new Echo { Value = (uint)number });

    private sealed class Reports : IProgress<PipelineProgress>
    {
        public List<PipelineProgress> Seen { get; } = [];

        public void Report(PipelineProgress value) => Seen.Add(value);
    }
}
