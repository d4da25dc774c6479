using VppApi.Generated.Arp;

namespace VppApi.Generated.Tests.Shapes;

/// <summary>Error counters of the definitions.</summary>
public sealed class ErrorCounterTests
{
    [Fact]
    public void Set_HasItsPathsAndCounters()
    {
        var set = ArpCounters.Arp.Set;
        Assert.Equal("arp", set.Name);
        Assert.Contains("/err/arp-reply", set.NodePaths);
        Assert.Same(ArpCounters.Arp.RepliesSent, set.Counters[0]);
    }

    [Fact]
    public void Counter_KnowsItsPathAndMeaning()
    {
        var counter = ArpCounters.Arp.Disabled;
        Assert.Equal(("disabled", ErrorCounterSeverity.Error, "packets"), (counter.Name, counter.Severity, counter.Units));
        Assert.NotEmpty(counter.Description);
        Assert.Equal("/err/arp-input/disabled", counter.PathUnder("/err/arp-input"));
    }
}
