using Controller.Api.Telemetry;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Stats;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TestKit;

namespace Controller.Api.Tests.Telemetry;

/// <summary>The sampler's life beside VPP's.</summary>
public sealed class StatsSamplerTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly FakeStats _stats = new();
    private readonly FakeNode _node = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<ControllerMeter>().BuildServiceProvider();
    private StatsSampler _sampler = null!;

    public Task InitializeAsync()
    {
        _sampler = new StatsSampler(_stats, _node, new InterfaceTable(_time, 64 << 20), _time, _services.GetRequiredService<ControllerMeter>(), NullLogger<StatsSampler>.Instance);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _sampler.StopAsync(CancellationToken.None);
        _sampler.Dispose();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task Run_EverySecond_SamplesOnce()
    {
        _stats.Set(1, "host-vpp-lan", 0);
        await StartAsync();
        for (var i = 1; i <= 5; i++)
        {
            _stats.Set(1, "host-vpp-lan", (ulong)i * 10);
            await TickAsync();
            Assert.Equal(i + 1, _stats.Readings);
        }

        Assert.Equal(10, _sampler.Interfaces.Find("lan")!.Value.Rates!.RxPacketsPerSecond);
        Assert.Equal(5, _sampler.Interfaces.GetHistory("lan", TimeSpan.FromMinutes(1))!.Count);
    }

    [Fact]
    public async Task Run_NoVppAtStart_ConnectsWhenItIsThere()
    {
        _stats.Present = false;
        await _sampler.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => _time.ArmedTimers == 1);
        Assert.False(_sampler.Available.Current);
        await AssertDisconnectedAsync();

        _stats.Present = true;
        _time.Advance(StatsSampler.Interval);
        await Eventually.TrueAsync(() => _sampler.Available.Current);
        Assert.Equal(60, (await _sampler.ReadHealthAsync(CancellationToken.None)).UptimeSeconds);
    }

    [Fact]
    public async Task Run_VppRestarted_ConnectsAgainAndStartsRatesAnew()
    {
        _stats.Set(1, "host-vpp-lan", 1000);
        await StartAsync();
        await TickAsync();
        Assert.Equal(0, _sampler.Interfaces.Find("lan")!.Value.Rates!.RxPacketsPerSecond);

        _stats.End = "VPP has restarted";
        _stats.Set(1, "host-vpp-lan", 5_000_000);
        await TickAsync();

        Assert.Equal(2, _stats.Connections);
        Assert.True(_sampler.Available.Current);
        Assert.Null(_sampler.Interfaces.Find("lan")!.Value.Rates);
    }

    [Fact]
    public async Task Run_VppGone_SaysSoAndKeepsTheHistory()
    {
        _stats.Set(1, "host-vpp-lan", 0);
        await StartAsync();
        await TickAsync();
        (_stats.End, _stats.Present) = ("VPP has ended", false);
        _time.Advance(StatsSampler.Interval);
        await Eventually.TrueAsync(() => !_sampler.Available.Current);
        await AssertDisconnectedAsync();
        Assert.Single(_sampler.Interfaces.GetHistory("lan", TimeSpan.FromMinutes(1))!);
    }

    [Fact]
    public async Task Run_ApiConnectionIsAnother_ConnectsAgain()
    {
        await StartAsync();
        await TickAsync();
        Assert.Equal(1, _stats.Connections);
        _node.Facts.Update(facts => facts with { Vpp = facts.Vpp with { Since = FakeNode.Start.AddSeconds(1) } });
        await TickAsync();
        Assert.Equal(2, _stats.Connections);
        await TickAsync();
        Assert.Equal(2, _stats.Connections);
    }

    [Fact]
    public async Task Run_SegmentBusy_MissesASampleAndStaysConnected()
    {
        await StartAsync();
        _stats.Error = new StatsBusyException(TimeSpan.FromSeconds(1), inProgress: true);
        _time.Advance(StatsSampler.Interval);
        await Eventually.TrueAsync(() => _time.ArmedTimers == 1);
        _stats.Error = null;
        await TickAsync();
        Assert.Equal(1, _stats.Connections);
        Assert.True(_sampler.Available.Current);
    }

    private async Task StartAsync()
    {
        await _sampler.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => _stats.Readings == 1);
    }

    private async Task TickAsync()
    {
        var before = _stats.Readings;
        // The timer is armed by the sampler's own thread: until then an advance would go unnoticed.
        await Eventually.TrueAsync(() => _time.ArmedTimers == 1);
        _time.Advance(StatsSampler.Interval);
        await Eventually.TrueAsync(() => _stats.Readings == before + 1 && _sampler.Interfaces.ListCounters() is not null);
    }

    private async Task AssertDisconnectedAsync()
    {
        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => _sampler.ReadHealthAsync(CancellationToken.None));
        Assert.Equal((ProblemCodes.VppDisconnected, 503), (problem.Code, problem.Status));
    }
}
