using Controller.Cli.Tests.EndToEnd;
using TestKit;

namespace Controller.Cli.Tests.Api;

/// <summary>The built simulator as a process of its own, as a user has it.</summary>
public sealed class RunningSimulator : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ChildProcess _process;

    private RunningSimulator() => _process = ChildProcess.Start("dotnet", [RunningServer.Program("src/VppSim", "vppsim.dll"), "--api-socket", Socket, "--no-traffic"]);

    public string Socket => _directory.File("api.sock");

    public static async Task<RunningSimulator> StartAsync()
    {
        var simulator = new RunningSimulator();
        try
        {
            await Eventually.TrueAsync(
                async () => simulator._process.HasExited
                    ? throw new InvalidOperationException($"the simulator ended: {simulator._process.Output}")
                    : (await ApiScenarios.RunAsync(simulator.Socket, "call", "show_version")).ExitCode == 0,
                TimeSpan.FromMinutes(2));
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _directory.Dispose();
    }
}
