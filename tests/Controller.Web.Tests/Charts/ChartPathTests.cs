using System.Runtime.InteropServices;
using Controller.Web.Charts;

namespace Controller.Web.Tests.Charts;

public sealed class ChartPathTests
{
    [Fact]
    public void Line_ThroughValues_MovesByWholeUnits() => Assert.Equal("M0 90l1 -10l1 30", ChartPath.Line([10, 20.2, -10], value => 100 - value));

    [Fact]
    public void Line_WithAGap_IsBroken() => Assert.Equal("M0 1l1 1M3 4l1 1", ChartPath.Line([1, 2, double.NaN, 4, 5], value => value));

    [Fact]
    public void Area_WithAGap_IsClosedAtTheAxisOnBothSides() => Assert.Equal("M0 0l0 1l1 1V0zM3 0l0 4V0z", ChartPath.Area([1, 2, double.NaN, 4], value => value));

    [Fact]
    public void Area_OfNothing_IsEmpty() => Assert.Equal("", ChartPath.Area([double.NaN, double.NaN], value => value));

    [Fact]
    public void Data_OfValues_AreExactFloats()
    {
        var bytes = Convert.FromBase64String(ChartPath.Data([1.5, double.NaN, 3.25e9]));
        Assert.Equal([1.5f, float.NaN, 3.25e9f], MemoryMarshal.Cast<byte, float>(bytes).ToArray());
    }
}
