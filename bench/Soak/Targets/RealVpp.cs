using TestKit;

namespace Soak.Targets;

/// <summary>A private, stock VPP.</summary>
internal sealed class RealVpp : ISoakTarget
{
    private readonly VppProcess _vpp;

    private RealVpp(VppProcess vpp) => _vpp = vpp;

    public string ApiSocket => _vpp.ApiSocket;

    public string StatsSocket => _vpp.StatsSocket;

    public static async Task<RealVpp> StartAsync() => new(await VppProcess.StartAsync(new VppProcessOptions { MainHeapSize = "512M", StatsSegmentSize = "128m" }));

    public Task KillAsync() => _vpp.KillAsync();

    public Task RestartAsync() => _vpp.RestartAsync();

    public ValueTask DisposeAsync() => _vpp.DisposeAsync();
}
