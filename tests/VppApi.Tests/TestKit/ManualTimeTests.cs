using TestKit;

namespace VppApi.Tests.TestKit;

public sealed class ManualTimeTests
{
    [Fact]
    public void Advance_PastSeveralTimers_RunsThemInOrderAtTheirTime()
    {
        var time = new ManualTime();
        var start = time.GetUtcNow();
        var seen = new List<(string Name, double Seconds)>();
        using var late = time.CreateTimer(_ => seen.Add(("late", (time.GetUtcNow() - start).TotalSeconds)), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var periodic = time.CreateTimer(_ => seen.Add(("tick", (time.GetUtcNow() - start).TotalSeconds)), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal([("tick", 2), ("tick", 4), ("late", 5), ("tick", 6)], seen);
        Assert.Equal(1, time.ArmedTimers);
    }
}
