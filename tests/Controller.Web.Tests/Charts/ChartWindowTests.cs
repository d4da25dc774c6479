using Controller.Contracts.Rest;
using Controller.Web.Charts;

namespace Controller.Web.Tests.Charts;

public sealed class ChartWindowTests
{
    private static readonly ChartWindow Window = new(Views.Now, TimeSpan.FromSeconds(1), 6);

    [Fact]
    public void Lay_OfPoints_PutsThemIntoTheirSlots()
        => Assert.Equal([double.NaN, double.NaN, double.NaN, 3, 2, 1], Window.Lay([Point(-2, 3), Point(-1, 2), Point(0, 1)], point => point.RxBitsPerSecond));

    [Fact]
    public void Lay_OfPointsOutsideTheWindow_LeavesThemOut()
        => Assert.All(Window.Lay([Point(-60, 3), Point(60, 1)], point => point.RxBitsPerSecond), value => Assert.Equal(double.NaN, value));

    [Fact]
    public void Lay_WithOneLateSample_FillsTheHole()
        => Assert.Equal([1, 2, 3, 4, 5, 6], Window.Lay([Point(-5, 1), Point(-4, 2), Point(-2, 4), Point(-1, 5), Point(0, 6)], point => point.RxBitsPerSecond));

    [Fact]
    public void Lay_WithALongerGap_KeepsIt()
        => Assert.Equal([1, double.NaN, double.NaN, 4, 5, 6], Window.Lay([Point(-5, 1), Point(-2, 4), Point(-1, 5), Point(0, 6)], point => point.RxBitsPerSecond));

    [Fact]
    public void Over_SomeHistories_EndsWithTheNewestPoint()
    {
        var window = ChartWindow.Over([new InterfaceHistory("a", 1, [Point(-3, 0)]), new InterfaceHistory("b", 2, [Point(-1, 0)]), new InterfaceHistory("c", 1, [])], 300, Views.Now);
        Assert.Equal(Views.Now.AddSeconds(-1), window.End);
        Assert.Equal(TimeSpan.FromSeconds(2), window.Step);
    }

    [Fact]
    public void Lay_WithAGapOfOneLongStep_KeepsIt()
    {
        var window = new ChartWindow(Views.Now, TimeSpan.FromMinutes(2), 3);
        Assert.Equal([1, double.NaN, 3], window.Lay([Point(-240, 1), Point(0, 3)], point => point.RxBitsPerSecond));
    }

    [Theory]
    [InlineData("1h", 5, 720)]
    [InlineData("24h", 120, 720)]
    [InlineData("30d", 3600, 720)]
    public void Until_ARange_EndsAtTheNextMultipleOfItsStep(string key, int step, int slots)
    {
        var range = ChartRange.Of(key);
        var window = ChartWindow.Until(Views.Now.AddSeconds(1), range);
        Assert.Equal((TimeSpan.FromSeconds(step), slots), (window.Step, window.Slots));
        Assert.Equal(Views.Now.AddSeconds(step), window.End);
        Assert.Equal(Views.Now, ChartWindow.Until(Views.Now, range).End);
    }

    [Fact]
    public void Until_NextPointIsDue_EndsWithTheNewest()
    {
        var range = ChartRange.Of("1h");
        Assert.Equal(Views.Now, ChartWindow.Until(Views.Now.AddSeconds(6), range, Views.Now).End);
        // Nothing came for longer than that: the gap is shown.
        Assert.Equal(Views.Now.AddSeconds(60), ChartWindow.Until(Views.Now.AddSeconds(58), range, Views.Now).End);
        Assert.Equal(Views.Now.AddSeconds(10), ChartWindow.Until(Views.Now.AddSeconds(6), range).End);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2 years")]
    public void Of_AnUnknownKey_IsTheLiveRange(string? key) => Assert.Same(ChartRange.FiveMinutes, ChartRange.Of(key));

    private static InterfaceHistoryPoint Point(int second, double bits) => new(Views.Now.AddSeconds(second), bits, 0, 0, 0, 0);
}
