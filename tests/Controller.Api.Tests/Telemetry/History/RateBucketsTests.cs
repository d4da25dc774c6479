using Controller.Api.Telemetry.History;

namespace Controller.Api.Tests.Telemetry.History;

public sealed class RateBucketsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Intervals_OfTwoLooks_AreTheSameOnes()
    {
        var first = new RateBuckets(Noon.AddSeconds(3), TimeSpan.FromHours(1), TimeSpan.FromSeconds(5));
        var second = new RateBuckets(Noon.AddSeconds(4), TimeSpan.FromHours(1), TimeSpan.FromSeconds(5));
        Assert.Equal((Noon.AddSeconds(5), Noon.AddSeconds(5)), (first.End, second.End));
        Assert.Equal(Noon.AddSeconds(5 - 3600), first.Start);
        Assert.Equal(Noon, new RateBuckets(Noon, TimeSpan.FromHours(1), TimeSpan.FromSeconds(5)).End);
    }

    [Fact]
    public void ToPoints_OfShortSamples_AreMeansAndPeaks()
    {
        var buckets = new RateBuckets(Noon, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        for (var second = 1; second <= 120; second++)
            buckets.Add(Noon.AddSeconds(second - 120), 1, new InterfaceRates(second <= 60 ? 60 : second, 10, 1, 2, 3));
        var points = buckets.ToPoints();
        Assert.Equal([60, 90.5], points.Select(point => Math.Round(point.RxBitsPerSecond, 6)));
        Assert.Equal([60, 120], points.Select(point => point.RxPeakBitsPerSecond!.Value));
        Assert.Equal([Noon.AddMinutes(-1), Noon], points.Select(point => point.At));
    }

    [Fact]
    public void ToPoints_OfALongSample_SpreadsItOverAllThatItCovers()
    {
        var buckets = new RateBuckets(Noon, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(10));
        buckets.Add(Noon.AddSeconds(-20), 60, new InterfaceRates(7, 0, 0, 0, 0));
        var points = buckets.ToPoints();
        Assert.Equal(6, points.Count);
        Assert.All(points, point => Assert.Equal(7, point.RxBitsPerSecond, 1e-9));
        Assert.Equal(Noon.AddSeconds(-20), points[^1].At);
    }

    [Fact]
    public void ToPoints_OfASampleOverABorder_CountsByTime()
    {
        var buckets = new RateBuckets(Noon, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10));
        buckets.Add(Noon.AddSeconds(-12), 8, new InterfaceRates(100, 0, 0, 0, 0));
        buckets.Add(Noon.AddSeconds(-8), 4, new InterfaceRates(300, 0, 0, 0, 0));
        // First: 8 s of 100 and 2 s of 300; second: 2 s of 300.
        Assert.Equal([140, 300], buckets.ToPoints().Select(point => Math.Round(point.RxBitsPerSecond, 6)));
    }

    [Fact]
    public void ToPoints_OfNothingOrElsewhere_AreNone()
    {
        var buckets = new RateBuckets(Noon, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        buckets.Add(Noon.AddHours(-1), 60, new InterfaceRates(1, 1, 1, 1, 1));
        buckets.Add(Noon.AddHours(1), 60, new InterfaceRates(1, 1, 1, 1, 1));
        buckets.Add(Noon, 0, new InterfaceRates(1, 1, 1, 1, 1));
        buckets.Add(Noon, -5, new InterfaceRates(1, 1, 1, 1, 1));
        Assert.Empty(buckets.ToPoints());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(300, 1)]
    [InlineData(720, 1)]
    [InlineData(721, 2)]
    [InlineData(3600, 5)]
    [InlineData(86_400, 120)]
    [InlineData(30 * 86_400, 3600)]
    [InlineData(730 * 86_400, 2 * 86_400)]
    [InlineData(HistoryReader.LongestSeconds, 7 * 86_400)]
    public void For_ALength_IsARoundStepWithAtMost720Points(int seconds, int step)
    {
        Assert.Equal(TimeSpan.FromSeconds(step), HistorySteps.For(seconds));
        Assert.InRange(seconds / step, 0, HistorySteps.Points);
    }
}
