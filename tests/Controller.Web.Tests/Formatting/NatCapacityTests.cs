using Controller.Contracts.Rest;
using Controller.Web.Formatting;

namespace Controller.Web.Tests.Formatting;

public sealed class NatCapacityTests
{
    [Theory]
    [InlineData("198.51.100.10", "198.51.100.20", 11)]
    [InlineData("198.51.100.10", "198.51.100.10", 1)]
    [InlineData("0.0.0.0", "255.255.255.255", 4_294_967_296)]
    [InlineData("198.51.100.20", "198.51.100.10", 1)]
    [InlineData("nonsense", "2001:db8::1", 1)]
    public void Addresses_OfAPool_AreCounted(string first, string last, long count)
        => Assert.Equal(count, NatCapacity.Addresses(new Nat44PoolView(first, last, null, false)));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 100)]
    [InlineData(4, 400)]
    public void SessionLimit_OfSomeWorkers_IsForEachOfThem(int workers, long limit)
        => Assert.Equal(limit, NatCapacity.SessionLimit(new Nat44View(true, true, 0, 0, 100, null, true, 0, 0, 0, 0, [], []), workers));
}
