using SideBySide.Report;

namespace Bench.Tests;

public sealed class SpreadTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3, 3, 3)]
    [InlineData(new[] { 9.0, 1, 5 }, 5, 1, 9)]
    [InlineData(new[] { 4.0, 1, 2, 100 }, 3, 1, 100)]
    public void Of_Values_HasMedianAndEnds(double[] values, double median, double minimum, double maximum)
        => Assert.Equal(new Spread(median, minimum, maximum), Spread.Of(values));

    [Fact]
    public void Of_Nothing_IsRefused() => Assert.Throws<ArgumentException>(() => Spread.Of([]));
}
