using Bunit;
using Controller.Web.Charts;

namespace Controller.Web.Tests.Charts;

public sealed class LineChartTests : PagesContext
{
    private static readonly ChartWindow Window = new(Views.Now, TimeSpan.FromSeconds(1), 3);

    [Fact]
    public void Chart_OfTwoSeries_DrawsBothAndSaysTheirLastValues()
    {
        var chart = Render([new("in", "rx", [1e6, 2e6, 3e6]), new("out", "tx", [double.NaN, 5e5, 1e6], Below: true)]);
        Assert.Equal(["series rx", "series tx"], chart.FindAll("g.series").Select(series => series.ClassName));
        Assert.Equal("Traffic, last 3.0 s. Now: in 3.00 Mbit/s, out 1.00 Mbit/s", chart.Find("figure").GetAttribute("aria-label"));
        Assert.Equal(["3.00 Mbit/s", "2.00 Mbit/s", "1.00 Mbit/s", "0 bit/s", "1.00 Mbit/s"], chart.FindAll(".labels text").Select(label => label.TextContent));
        Assert.Equal(["11:59:58", "12:00:00"], new[] { chart.FindAll(".times text")[0].TextContent, chart.FindAll(".times text")[^1].TextContent });
    }

    [Fact]
    public void Chart_WithPeaks_DrawsThemTooAndHoldsThem()
    {
        var chart = Render([new("in", "rx", [1e6, 2e6, 3e6]) { Peaks = [4e6, 8e6, 9e6] }]);
        Assert.NotEqual("", chart.Find("path.peak").GetAttribute("d"));
        Assert.NotNull(chart.Find("g.series").GetAttribute("data-peaks"));
        Assert.Equal("10.0 Mbit/s", chart.FindAll(".labels text")[0].TextContent);
        Assert.Empty(Render([new("in", "rx", [1e6, 2e6, 3e6])]).FindAll("path.peak"));
    }

    [Fact]
    public void Chart_OfNothing_IsEmptyAndWhole()
    {
        var chart = Render([new("in", "rx", [double.NaN, double.NaN, double.NaN])]);
        Assert.Equal("", chart.Find(".line").GetAttribute("d"));
        Assert.Contains("in 0 bit/s", chart.Find("figure").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Sparkline_OfValues_FillsFromTheRight()
    {
        var line = Render<Sparkline>(parameters => parameters.Add(one => one.Values, [0f, 10f]).Add(one => one.Length, 60).Add(one => one.Label, "x"));
        Assert.Equal("translate(58 0)", line.Find("g").GetAttribute("transform"));
        Assert.Equal("M0 97l1 -92", line.Find(".line").GetAttribute("d"));
    }

    [Fact]
    public void Sparkline_OfOneValue_IsNotDrawn()
        => Assert.Empty(Render<Sparkline>(parameters => parameters.Add(one => one.Values, [1f]).Add(one => one.Label, "x")).FindAll("svg"));

    private IRenderedComponent<LineChart> Render(ChartSeries[] series)
        => Render<LineChart>(parameters => parameters.Add(one => one.Series, series).Add(one => one.Window, Window).Add(one => one.Title, "Traffic"));
}
