using SideBySide.Running;

namespace Bench.Tests;

public sealed class PlacementTests
{
    [Theory]
    [InlineData("0", new[] { 0 })]
    [InlineData("\t0-1", new[] { 0, 1 })]
    [InlineData("0-2,8,10-11", new[] { 0, 1, 2, 8, 10, 11 })]
    public void Parse_KernelsList_IsRead(string list, int[] cpus) => Assert.Equal(cpus, Placement.Parse(list));
}
