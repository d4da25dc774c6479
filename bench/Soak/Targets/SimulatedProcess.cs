using System.Net.Sockets;
using TestKit;

namespace Soak.Targets;

/// <summary>VppSim as a process of its own, so that it can be killed like a VPP.</summary>
internal sealed class SimulatedProcess : ISoakTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryDirectory _directory = new("soak-");
    private ChildProcess _process;

    private SimulatedProcess() => _process = StartProcess();

    public string ApiSocket => _directory.File("api.sock");

    public string StatsSocket => _directory.File("stats.sock");

    public static async Task<SimulatedProcess> StartAsync()
    {
        var simulated = new SimulatedProcess();
        await simulated.WaitUntilListeningAsync();
        return simulated;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task RestartAsync()
    {
        await _process.DisposeAsync();
        File.Delete(ApiSocket);
        _process = StartProcess();
        await WaitUntilListeningAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _directory.Dispose();
    }

    private ChildProcess StartProcess() => ChildProcess.Start(
        Path.Combine(AppContext.BaseDirectory, "vppsim"), ["--api-socket", ApiSocket, "--stats-socket", StatsSocket, "--no-traffic"]);

    private async Task WaitUntilListeningAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(ApiSocket), patience.Token);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Delay(20, patience.Token);
            }
        }
    }
}
