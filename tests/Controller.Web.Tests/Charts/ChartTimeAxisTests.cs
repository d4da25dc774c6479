using Controller.Web.Charts;

namespace Controller.Web.Tests.Charts;

public sealed class ChartTimeAxisTests
{
    private static readonly DateTimeOffset End = new(2026, 11, 26, 7, 31, 20, TimeSpan.Zero);

    [Theory]
    [InlineData("5m", "07:27 07:28 07:29 07:30 07:31")]
    [InlineData("1h", "06:40 06:50 07:00 07:10 07:20 07:30")]
    [InlineData("24h", "08:00 12:00 16:00 20:00 26 Nov 04:00")]
    [InlineData("30d", "1 Nov 6 Nov 11 Nov 16 Nov 21 Nov 26 Nov")]
    public void Marks_OfARange_StandAtRoundTimes(string key, string expected)
    {
        var marks = ChartTimeAxis.Marks(ChartWindow.Until(End, ChartRange.Of(key)));
        Assert.Equal(expected, string.Join(' ', marks.Select(mark => mark.Label)));
        Assert.All(marks, mark => Assert.InRange(mark.Share, 0, 1));
        Assert.Equal(marks.OrderBy(mark => mark.Share), marks);
    }

    [Fact]
    public void Marks_OfSomeSeconds_SayThem()
        => Assert.Equal(
            ["07:31:18", "07:31:19", "07:31:20"],
            ChartTimeAxis.Marks(new ChartWindow(End, TimeSpan.FromSeconds(1), 3)).Select(mark => mark.Label));

    [Fact]
    public void Marks_OfOneMoment_AreNone() => Assert.Empty(ChartTimeAxis.Marks(new ChartWindow(End, TimeSpan.FromSeconds(1), 1)));

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(7200)]
    [InlineData(100_000)]
    [InlineData(604_800)]
    public void Marks_OfAnyWindow_AreFewEnoughToRead(int step)
        => Assert.InRange(ChartTimeAxis.Marks(new ChartWindow(End, TimeSpan.FromSeconds(step), 520)).Count, 2, 12);
}
