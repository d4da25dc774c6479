using Controller.Web.Charts;

namespace Controller.Web.Tests.Charts;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(1, 1)]
    [InlineData(1.1, 2)]
    [InlineData(3, 5)]
    [InlineData(6, 10)]
    [InlineData(1_300_000, 2_000_000)]
    public void RoundUp_OfANumber_IsTheNextRoundOne(double value, double round) => Assert.Equal(round, ChartScale.RoundUp(value), 6);

    [Fact]
    public void Around_PlainSeries_StartsAtZeroAndHoldsTheLargest()
    {
        var scale = ChartScale.Around([new ChartSeries("a", "rx", [1, double.NaN, 870e6])], 1000);
        Assert.Equal(1e9, scale.Up);
        Assert.Equal(0, scale.Down);
        Assert.Equal(new double[] { 1e9, 500e6, 0 }, scale.Marks);
        Assert.Equal(ChartScale.Height, scale.Zero);
        Assert.Equal(0, scale.YOf(1e9));
    }

    [Fact]
    public void Around_MirroredSeries_SharesOneScale()
    {
        var scale = ChartScale.Around([new ChartSeries("in", "rx", [500]), new ChartSeries("out", "tx", [250], Below: true)], 1);
        Assert.Equal(600, scale.Up);
        Assert.Equal(400, scale.Down);
        Assert.Equal(new double[] { 600, 400, 200, 0, -200, -400 }, scale.Marks);
        Assert.Equal(600, scale.Zero);
        Assert.Equal(1000, scale.YOf(-400));
    }

    [Fact]
    public void Around_Nothing_ShowsTheFloor() => Assert.Equal(1000, ChartScale.Around([], 1000).Up);
}
