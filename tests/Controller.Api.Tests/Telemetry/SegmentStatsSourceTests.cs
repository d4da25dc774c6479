using Controller.Api.Telemetry;
using Controller.Stats;
using TestKit;
using VppSim;

namespace Controller.Api.Tests.Telemetry;

/// <summary>The sampler's view of a real segment.</summary>
public sealed class SegmentStatsSourceTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Connect_SegmentOfAVpp_ReadsEverythingThatPagesShow()
    {
        await using var vpp = SimulatedVpp.Start(Simulated);
        using var connection = await Source.ConnectAsync(CancellationToken.None);
        Assert.Null(connection.FindEnd());

        var readings = new List<InterfaceReading>();
        connection.ReadInterfaces(readings);
        Assert.Equal("local0", readings[0].VppName);
        Assert.Contains(readings, reading => reading.VppName == "GigabitEthernet0/8/0");

        var health = connection.ReadHealth(DateTimeOffset.UnixEpoch);
        Assert.Contains(health.Heaps, heap => heap.Name == "main heap" && heap.TotalBytes > 0);
        Assert.NotEmpty(health.BufferPools);
        Assert.Equal(health.Errors.OrderByDescending(error => error.Count), health.Errors);
        Assert.Equal(0UL, connection.ReadNat44()?.Sessions ?? 0);
    }

    [Fact]
    public async Task ReadInterfaces_AgainAndAgain_AllocatesNothing()
    {
        await using var vpp = SimulatedVpp.Start(Simulated);
        using var connection = await Source.ConnectAsync(CancellationToken.None);
        var readings = new List<InterfaceReading>();
        for (var warm = 0; warm < 40; warm++)
            connection.ReadInterfaces(readings);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++)
            connection.ReadInterfaces(readings);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task FindEnd_VppIsGone_SaysSo()
    {
        var vpp = SimulatedVpp.Start(Simulated);
        using var connection = await Source.ConnectAsync(CancellationToken.None);
        await vpp.DisposeAsync();
        Assert.Contains("VPP has ended", connection.FindEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_NoVpp_IsAStatsException()
        => await Assert.ThrowsAsync<StatsConnectionException>(() => Source.ConnectAsync(CancellationToken.None));

    private SimulatedVppOptions Simulated => new()
    {
        ApiSocket = _directory.File("api.sock"),
        StatsSocket = _directory.File("stats.sock"),
        Traffic = false,
    };

    private SegmentStatsSource Source => new(
        new ControllerOptions { DataDirectory = _directory.Path, StatsSocket = _directory.File("stats.sock") }, TimeProvider.System);
}
