using TestKit;
using VppApi.Generated;

namespace VppApi.Tests.RealVpp;

/// <summary>One private VPP for the tests of a class; none where no VPP is installed (its tests are skipped then).</summary>
public sealed class VppFixture : IAsyncLifetime
{
    private VppProcess? _process;

    public VppProcess Process => _process ?? throw new InvalidOperationException(VppInstallation.SkipReason);

    public async Task InitializeAsync()
    {
        if (VppInstallation.Find() is not { } installation) return;
        string[] wanted = ["lldp_plugin.so", "mss_clamp_plugin.so", "tracedump_plugin.so"];
        _process = await VppProcess.StartAsync(new VppProcessOptions
        {
            Plugins = [.. wanted.Where(installation.HasPlugin)],
            StatsSegmentSize = "256m",
            MainHeapSize = "512M",
        });
    }

    public async Task DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }

    public Task<VppClient> ConnectAsync(VppClientOptions? options = null)
        => VppClient.ConnectAsync((options ?? new VppClientOptions()) with { SocketPath = Process.ApiSocket, Catalog = MessageCatalog.All });
}
