using Controller.Contracts.Rest;
using Controller.Web.Live;

namespace Controller.Web.Tests.Live;

public sealed class HealthFrameTests
{
    [Fact]
    public void After_TwoReadings_KnowsWhichErrorsGrow()
    {
        var first = HealthFrame.After(null, Views.Stats(Views.Now, 100, 1, new ErrorCounterView("a", "x", 10), new ErrorCounterView("a", "still", 5)));
        var second = HealthFrame.After(first, Views.Stats(Views.Now.AddSeconds(2), 102, 3, new ErrorCounterView("a", "x", 16), new ErrorCounterView("a", "still", 5), new ErrorCounterView("b", "new", 4)));
        Assert.Empty(first.ErrorRates);
        Assert.Equal(new Dictionary<string, double>(StringComparer.Ordinal) { ["a/x"] = 3, ["b/new"] = 2 }, second.ErrorRates);
        Assert.Equal(new[] { 1f, 3f }, second.VectorRates);
    }

    [Fact]
    public void After_ARestartOfVpp_BeginsAgain()
    {
        var first = HealthFrame.After(null, Views.Stats(Views.Now, 100, 1, new ErrorCounterView("a", "x", 10)));
        var second = HealthFrame.After(first, Views.Stats(Views.Now.AddSeconds(1), 1, 2, new ErrorCounterView("a", "x", 12)));
        Assert.Empty(second.ErrorRates);
        Assert.Equal(new[] { 2f }, second.VectorRates);
    }

    [Fact]
    public void After_ManyReadings_KeepsTwoMinutes()
    {
        HealthFrame? frame = null;
        for (var i = 0; i < 300; i++) frame = HealthFrame.After(frame, Views.Stats(Views.Now.AddSeconds(i), 100 + i, i));
        Assert.Equal(120, frame!.VectorRates.Length);
        Assert.Equal(299f, frame.VectorRates[^1]);
    }
}
