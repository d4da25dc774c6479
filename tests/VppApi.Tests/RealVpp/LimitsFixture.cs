using System.Net;
using TestKit;
using VppApi.Generated;
using VppApi.Generated.FibTypes;
using VppApi.Generated.Ip;

namespace VppApi.Tests.RealVpp;

/// <summary>A private VPP with a small heap and many routes; none where no VPP is installed.</summary>
public sealed class LimitsFixture : IAsyncLifetime
{
    /// <summary>Routes in its table 0.</summary>
    public const int Routes = 100_000;

    private VppProcess? _process;

    public VppProcess Process => _process ?? throw new InvalidOperationException(VppInstallation.SkipReason);

    public async Task InitializeAsync()
    {
        if (VppInstallation.Find() is null) return;
        _process = await VppProcess.StartAsync(new VppProcessOptions { MainHeapSize = "256M", StatsSegmentSize = "256m" });
        await using var client = await ConnectAsync();
        var summary = await client.PipelineAsync<IpRouteAddDelV2, IpRouteAddDelV2Reply>(Enumerable.Range(0, Routes).Select(Route));
        if (!summary.IsComplete) throw new InvalidOperationException(summary.FirstFailure ?? summary.End.ToString());
    }

    public async Task DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }

    public Task<VppClient> ConnectAsync(VppClientOptions? options = null)
        => VppClient.ConnectAsync((options ?? new VppClientOptions()) with { SocketPath = Process.ApiSocket, Catalog = MessageCatalog.All });

    private static IpRouteAddDelV2 Route(int number)
    {
        var address = new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
        return new IpRouteAddDelV2
        {
            Route = new IpRouteV2
            {
                Prefix = new Generated.IpTypes.Prefix(address, 32),
                Paths = [new FibPath { SwIfIndex = ~0u, Type = FibPathType.Drop, Weight = 1 }],
            },
        };
    }
}
