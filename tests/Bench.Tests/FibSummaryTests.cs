using SideBySide.Running;

namespace Bench.Tests;

public sealed class FibSummaryTests
{
    private const string Summary = """
        ipv4-VRF:0, fib_index:0, flow hash:[src dst sport dport proto flowlabel ] epoch:0 flags:none locks:[adjacency:1, default-route:1, ]
            Prefix length         Count
                           0               1
                           4               2
                          32          100004
        """;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(32, 100_004)]
    [InlineData(24, 0)]
    public void CountOf_Length_IsItsCount(int length, long count) => Assert.Equal(count, FibSummary.CountOf(Summary, length));

    [Fact]
    public void CountOf_OtherText_IsRefused() => Assert.Throws<FormatException>(() => FibSummary.CountOf("unknown input", 32));
}
