using SideBySide.Cases;
using SideBySide.Running;

namespace Bench.Tests;

public sealed class RunResultTests
{
    private static readonly RunFrame Frame = new("idle", "ping-1", new Contender(ContenderProgram.Raw, "raw C", "ping"), 1, DateTimeOffset.UnixEpoch, 0.1);

    [Fact]
    public void Parse_WholeAnswer_IsRead()
    {
        var result = RunResult.Parse("a word before\nresult operations=200 seconds=0.5 cpu=0.1 vpp=0.2 allocated=300 p50=1.5 p99=9 lost=0 check=77\n", Frame);

        Assert.Equal(400, result.Rate);
        Assert.Equal(0.1, result.ClientCpu);
        Assert.Equal(0.2, result.VppCpu);
        Assert.Equal(300, result.Allocated);
        Assert.Equal((1.5, 9.0), (result.P50!.Value, result.P99!.Value));
        Assert.Equal(0, result.Lost);
        Assert.Equal("77", result.Check);
    }

    [Fact]
    public void Parse_LeastAnswer_LeavesTheRestUnknown()
    {
        var result = RunResult.Parse("result operations=1 seconds=1 cpu=1 vpp=0", Frame);

        Assert.Null(result.Allocated);
        Assert.Null(result.P50);
        Assert.Null(result.Lost);
    }

    [Theory]
    [InlineData("")]
    [InlineData("it went wrong")]
    [InlineData("result operations=1 seconds=1")]
    public void Parse_NoAnswer_IsRefused(string output) => Assert.Throws<FormatException>(() => RunResult.Parse(output, Frame));
}
