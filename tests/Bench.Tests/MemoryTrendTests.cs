using Soak;

namespace Bench.Tests;

public sealed class MemoryTrendTests
{
    [Theory]
    [InlineData(new long[] { 1, 2 }, 0)]
    [InlineData(new long[] { 900, 100, 500, 120, 100, 700, 110, 900, 120 }, 10)]
    [InlineData(new long[] { 1, 1, 1, 50, 60, 70, 80, 90, 100 }, 30)]
    [InlineData(new long[] { 9, 9, 9, 8, 8, 8, 5, 6, 7 }, -3)]
    public void Growth_Samples_IsLeastOfLastThirdOverLeastOfMiddle(long[] samples, long growth)
    {
        var trend = new MemoryTrend();

        foreach (var sample in samples) trend.Add(sample);

        Assert.Equal(growth, trend.Growth());
    }
}
