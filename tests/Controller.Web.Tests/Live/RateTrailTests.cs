using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Live;
using NSubstitute;

namespace Controller.Web.Tests.Live;

public sealed class RateTrailTests
{
    private readonly IControllerClient _client = Substitute.For<IControllerClient>();

    [Fact]
    public async Task Add_OfANewInterface_BeginsWithItsHistory()
    {
        _client.GetInterfaceHistoryAsync("wan", RateTrail.Length, Arg.Any<CancellationToken>()).Returns(new InterfaceHistory("wan", 1, [Point(10), Point(20)]));
        var trail = new RateTrail(_client);
        await trail.AddAsync([Views.Interface("wan", rx: 100, tx: 1)], CancellationToken.None);
        await trail.AddAsync([Views.Interface("wan", rx: 100, tx: 1)], CancellationToken.None);
        Assert.Equal([10, 20, 101], trail.Of("wan"));
        Assert.Equal((10 + 20 + 101) / 3.0, trail.MeanOf("wan"), 3);
        Assert.Empty(trail.Of("other"));
    }

    [Fact]
    public async Task Add_OfMoreThanTheLengthAllows_ForgetsTheOldest()
    {
        var trail = new RateTrail(_client);
        for (var i = 0; i <= RateTrail.Length + 5; i++) await trail.AddAsync([Views.Interface("wan", rx: i, tx: 0)], CancellationToken.None);
        Assert.Equal(Enumerable.Range(6, RateTrail.Length).Select(i => (float)i), trail.Of("wan"));
    }

    [Fact]
    public async Task Add_WithoutAnInterfaceThatWasThere_ForgetsIt()
    {
        var trail = new RateTrail(_client);
        await trail.AddAsync([Views.Interface("a", 1, 1), Views.Interface("b", 1, 1)], CancellationToken.None);
        await trail.AddAsync([Views.Interface("a", 1, 1), Views.Interface("b", 1, 1)], CancellationToken.None);
        await trail.AddAsync([Views.Interface("a", 1, 1)], CancellationToken.None);
        Assert.NotEmpty(trail.Of("a"));
        Assert.Empty(trail.Of("b"));
    }

    [Fact]
    public async Task Add_OfVeryManyInterfaces_AsksForAFewHistoriesAtATime()
    {
        var all = Enumerable.Range(0, 100).Select(i => Views.Interface($"i{i}", 1, 1)).ToList();
        await new RateTrail(_client).AddAsync(all, CancellationToken.None);
        Assert.InRange(_client.ReceivedCalls().Count(), 1, 40);
    }

    private static InterfaceHistoryPoint Point(double bits) => new(DateTimeOffset.UnixEpoch, bits, 0, 0, 0, 0);
}
