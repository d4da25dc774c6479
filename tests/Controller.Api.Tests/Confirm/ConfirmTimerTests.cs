using Controller.Api.Confirm;
using Controller.Api.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Microsoft.Extensions.Logging.Abstractions;
using TestKit;

namespace Controller.Api.Tests.Confirm;

/// <summary>How long is left, over the death of a process and of a machine, and whatever happens to the calendar.</summary>
public sealed class ConfirmTimerTests : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly Guid Id = Guid.NewGuid();

    private readonly TemporaryDirectory _directory = new();
    private readonly Calendar _time = new();
    private readonly FakeBoot _boot = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Remaining_CalendarIsSetForwardsAndBackwards_GoesByTheTimeSinceTheStart()
    {
        await StartAsync(Timer());
        _boot.SinceBoot += TimeSpan.FromMinutes(4);
        _time.Set(TimeSpan.FromDays(365));
        Assert.Equal(TimeSpan.FromMinutes(6), Restarted().Remaining);
        _time.Set(-TimeSpan.FromDays(999));
        Assert.Equal(TimeSpan.FromMinutes(6), Restarted().Remaining);
        _boot.SinceBoot += TimeSpan.FromMinutes(7);
        Assert.Equal(TimeSpan.Zero, Restarted().Remaining);
    }

    [Fact]
    public async Task Remaining_MachineWasRebooted_GoesByTheCalendar()
    {
        await StartAsync(Timer());
        Reboot();
        _time.Set(TimeSpan.FromMinutes(9));
        Assert.Equal(TimeSpan.FromMinutes(1), Restarted().Remaining);
        _time.Set(TimeSpan.FromMinutes(2));
        Assert.Equal(TimeSpan.Zero, Restarted().Remaining);
    }

    [Fact]
    public async Task Remaining_RebootedWithAClockThatWasNeverSet_IsUp()
    {
        await StartAsync(Timer());
        Reboot();
        _time.Set(-TimeSpan.FromDays(9000));
        Assert.Equal(TimeSpan.Zero, Restarted().Remaining);
    }

    [Fact]
    public async Task Settle_ApplyWasNeverCommitted_MeansNothing()
    {
        var timer = Timer();
        await timer.ArmAsync(Id, new ConfigDocument("a"), 1, "ann", null, Window, []);
        Assert.Null(timer.Waiting);

        var next = Timer();
        next.Settle(Guid.NewGuid(), 1);

        Assert.Null(next.Waiting);
        Assert.False(File.Exists(_directory.File("confirm.json")));
    }

    [Fact]
    public async Task Settle_KilledBetweenCommitAndStart_WaitsAllTheSame()
    {
        await Timer().ArmAsync(Id, new ConfigDocument("a"), 1, "ann", "why", Window, []);
        var next = Timer();
        next.Settle(Id, 2);
        Assert.Equal(new PendingConfirmation(2, 1, _time.GetUtcNow() + Window, "ann", "why"), next.Pending.Current);
        Assert.Equal("a", next.Waiting!.Before!.Text);
    }

    [Fact]
    public async Task Confirm_TooLateOrOfAnotherRevision_IsRefused()
    {
        var timer = Timer();
        await StartAsync(timer);
        var other = await Assert.ThrowsAsync<ControllerProblemException>(() => timer.ConfirmAsync(1, CancellationToken.None));
        Assert.Contains("Revision 2 does", other.Message, StringComparison.Ordinal);
        _boot.SinceBoot += Window;
        var late = await Assert.ThrowsAsync<ControllerProblemException>(() => timer.ConfirmAsync(2, CancellationToken.None));
        Assert.Equal((ProblemCodes.NoConfirmation, 409), (late.Code, late.Status));
        Assert.Contains("Too late", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arm_DiskCannotBeWritten_Fails()
    {
        var directory = Directory.CreateDirectory(_directory.File("gone")).FullName;
        using var timer = new ConfirmTimer(FileAt(directory), _boot, _time);
        Directory.Delete(directory);
        await Assert.ThrowsAnyAsync<IOException>(() => timer.ArmAsync(Id, null, 0, "ann", null, Window, []));
    }

    [Fact]
    public void LinuxBootClock_OfThisMachine_Runs()
    {
        var clock = new LinuxBootClock();
        var first = clock.SinceBoot;
        Assert.True(first > TimeSpan.Zero);
        Assert.True(SpinWait.SpinUntil(() => clock.SinceBoot > first, TimeSpan.FromSeconds(5)));
        Assert.NotEmpty(clock.BootId);
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("2h", 7200)]
    [InlineData("45", 45)]
    public void DurationText_Valid_IsRead(string text, int seconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
        Assert.True(DurationText.TryParse(DurationText.Of(duration), out var again));
        Assert.Equal(duration, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("0")]
    [InlineData("-1m")]
    [InlineData("1.5h")]
    [InlineData("10 m")]
    [InlineData("8d")]
    [InlineData("169h")]
    public void DurationText_Wrong_IsRefused(string? text) => Assert.False(DurationText.TryParse(text, out _));

    private async Task StartAsync(ConfirmTimer timer)
    {
        await timer.ArmAsync(Id, new ConfigDocument("a"), 1, "ann", null, Window, []);
        await timer.StartAsync(Id, 2);
    }

    // Another process with the same file.
    private ConfirmTimer Restarted()
    {
        var timer = Timer();
        timer.Settle(Id, 2);
        return timer;
    }

    private void Reboot() => (_boot.BootId, _boot.SinceBoot) = ("second", TimeSpan.FromSeconds(5));

    private ConfirmTimer Timer() => new(FileAt(_directory.Path), _boot, _time);

    private static LocalFile<ArmedRevert> FileAt(string directory) =>
        new(Path.Combine(directory, "confirm.json"), StorageJson.Default.ArmedRevert, NullLogger.Instance);

    // A calendar that somebody sets, also back.
    private sealed class Calendar : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public void Set(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;
    }

    private sealed class FakeBoot : IBootClock
    {
        public string BootId { get; set; } = "first";

        public TimeSpan SinceBoot { get; set; } = TimeSpan.FromHours(1);
    }
}
