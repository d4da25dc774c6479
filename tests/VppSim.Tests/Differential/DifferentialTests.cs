using TestKit;
using VppApi;

namespace VppSim.Tests.Differential;

/// <summary>
/// The same calls against a real VPP and against the simulator. Where they differ the simulator is wrong: this is what keeps it honest.
/// </summary>
public sealed class DifferentialTests
{
    [VppFact("memif_plugin.so")]
    public Task Interfaces_SameCalls_SameAnswers() => CompareAsync(InterfaceScript.RunAsync);

    [VppFact("memif_plugin.so")]
    public Task Memif_SameCalls_SameAnswers() => CompareAsync(MemifScript.RunAsync);

    [VppFact("memif_plugin.so")]
    public Task Routing_SameCalls_SameAnswers() => CompareAsync(RoutingScript.RunAsync);

    [VppFact("memif_plugin.so")]
    public Task Neighbors_SameCalls_SameAnswers() => CompareAsync(NeighborScript.RunAsync);

    [VppFact("nat_plugin.so")]
    public Task Nat44_SameCalls_SameAnswers() => CompareAsync(Nat44Script.RunAsync);

    [VppFact("nat_plugin.so")]
    public Task Nat44Mappings_SameCalls_SameAnswers() => CompareAsync(Nat44MappingScript.RunAsync);

    private static async Task CompareAsync(Func<Transcript, Task> script)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var real = await VppProcess.StartAsync(
            new VppProcessOptions { Plugins = ["memif_plugin.so", "nat_plugin.so"] }, timeout.Token);
        using var directory = new TemporaryDirectory("sim-");
        await using var simulated = SimulatedVpp.Start(new SimulatedVppOptions
        {
            ApiSocket = directory.File("api.sock"), Traffic = false, HardwareInterfaces = [], RuntimeDirectory = Path.Combine(real.DirectoryPath, "run"),
        });
        var expected = await RunAsync(real.ApiSocket, script, timeout.Token);
        var actual = await RunAsync(directory.File("api.sock"), script, timeout.Token);
        var differences = LineDifference.Of(expected, actual);
        Assert.True(differences.Count == 0, $"the simulator differs from VPP:\n{string.Join('\n', differences)}");
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string socket, Func<Transcript, Task> script, CancellationToken cancellationToken)
    {
        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = socket }, cancellationToken);
        var transcript = new Transcript(client);
        await script(transcript);
        return transcript.Lines;
    }
}
