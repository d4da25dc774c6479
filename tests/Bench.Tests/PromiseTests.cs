using SideBySide.Cases;
using SideBySide.Report;
using SideBySide.Running;

namespace Bench.Tests;

public sealed class PromiseTests
{
    private static readonly Contender Ours = new(ContenderProgram.Ours, "VppApi", "ping");

    [Theory]
    [InlineData(8192, true)]
    [InlineData(8_200, true)]
    [InlineData(100_000, false)]
    public void Judge_BytesOfARun_AreForgivenOnceAndNotForEachRequest(long allocated, bool reached)
        => Assert.Equal(reached, Judge("0 bytes a request", Run(1000, allocated), ceiling: null)?.Reached);

    [Theory]
    [InlineData(900, true)]
    [InlineData(899, false)]
    public void Judge_Rate_IsHeldAgainstTheCeiling(long operations, bool reached)
        => Assert.Equal(reached, Judge("≥ 90 % of raw C", Run(operations), Run(1000))?.Reached);

    [Fact]
    public void Judge_NoCeiling_CannotBeTold() => Assert.Null(Judge("≥ 90 % of raw C", Run(1000), ceiling: null));

    [Fact]
    public void Judge_OneLostRow_IsNotReached()
    {
        var run = Run(1000);

        Assert.False(Judge("no row lost", run with { Runs = [run.Runs[0] with { Lost = 1 }] }, ceiling: null)?.Reached);
    }

    private static (string Measured, bool Reached)? Judge(string reach, ContenderSummary ours, ContenderSummary? ceiling)
        => Promise.All.First(promise => promise.Reach == reach).Judge(ours, ceiling);

    private static ContenderSummary Run(long operations, long allocated = 0)
        => new(Ours, [RunResult.Parse($"result operations={operations} seconds=1 cpu=0 vpp=0 allocated={allocated}", new RunFrame("idle", "ping-1", Ours, 1, DateTimeOffset.UnixEpoch, 0))]);
}
