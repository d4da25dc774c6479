using Controller.Stats.Tests.Fakes;
using TestKit;

namespace Controller.Stats.Tests;

public sealed class VppRestartDetectorTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly FakeStatsSocket _socket = new();
    private readonly FakeStatsSegment _fake = SampleSegment.Make();
    private readonly ManualTime _time = new();
    private StatsSegment? _segment;

    public async Task InitializeAsync()
    {
        using var file = _fake.OpenFile();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = _socket.AnswerAsync(0, file);
        _segment = await StatsSegment.ConnectAsync(_socket.Path, timeout.Token);
        await answer;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _segment?.Dispose();
        _fake.Dispose();
        _socket.Dispose();
    }

    [Fact]
    public void Check_HeartbeatMoves_None()
    {
        var detector = new VppRestartDetector(_segment!, _time);
        for (ulong beat = 8; beat < 20; beat++)
        {
            _fake.WriteUInt64(_fake.Entry(0) + 8, beat);
            _time.Advance(Interval);
            Assert.Equal(RestartEvidence.None, detector.Check());
        }
    }

    [Fact]
    public void Check_HeartbeatStandsStillAndNobodyListens_StoppedOnlyAfterTheTime()
    {
        var detector = new VppRestartDetector(_segment!, _time);
        _socket.Abandon();
        _time.Advance(VppRestartDetector.DefaultPatience);
        Assert.Equal(RestartEvidence.None, detector.Check());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RestartEvidence.HeartbeatStopped, detector.Check());
        _fake.WriteUInt64(_fake.Entry(0) + 8, 8);
        Assert.Equal(RestartEvidence.None, detector.Check());
        Assert.Equal(TimeSpan.Zero, detector.SinceHeartbeat);
    }

    [Fact]
    public void Check_HeartbeatStandsStillWhileVppHasTheSocketOpen_NoneHoweverLong()
    {
        // A main thread that runs one command for many minutes; nobody accepts.
        var detector = new VppRestartDetector(_segment!, _time);
        for (var second = 0; second < 1000; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(RestartEvidence.None, detector.Check());
        }
        _socket.Abandon();
        _time.Advance(VppRestartDetector.DefaultPatience + TimeSpan.FromSeconds(1));
        Assert.Equal(RestartEvidence.HeartbeatStopped, detector.Check());
    }

    [Fact]
    public void Check_SocketReplaced_SocketReplaced()
    {
        var detector = new VppRestartDetector(_segment!, _time);
        _socket.Replace();
        Assert.Equal(RestartEvidence.SocketReplaced, detector.Check());
    }

    [Fact]
    public void Check_SocketRemoved_SocketRemoved()
    {
        var detector = new VppRestartDetector(_segment!, _time);
        _socket.Remove();
        Assert.Equal(RestartEvidence.SocketRemoved, detector.Check());
    }

    [Fact]
    public void Check_BootTimeChanges_BootTimeChanged()
    {
        var detector = new VppRestartDetector(_segment!, _time);
        _fake.WriteUInt64(_fake.Entry(2) + 8, 1_700_000_999);
        Assert.Equal(RestartEvidence.BootTimeChanged, detector.Check());
    }

    [Fact]
    public void Check_BootTimeAppearsAfterTheFirstHeartbeat_None()
    {
        _fake.WriteUInt64(_fake.Entry(2) + 8, 0);
        var detector = new VppRestartDetector(_segment!, _time);
        _fake.WriteUInt64(_fake.Entry(2) + 8, 1_700_000_999);
        Assert.Equal(RestartEvidence.None, detector.Check());
    }
}
