namespace Controller.Cli.Tests.Api;

/// <summary>The <c>api</c> commands on the simulator.</summary>
public sealed class SimulatorTests : IAsyncLifetime
{
    private RunningSimulator _simulator = null!;

    public async Task InitializeAsync() => _simulator = await RunningSimulator.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public Task List_OfASimulator_TellsWhatItHas() => ApiScenarios.ListsWhatVppHasAsync(_simulator.Socket);

    [Fact]
    public Task Call_OnASimulator_DoesAndShows() => ApiScenarios.CallsAsync(_simulator.Socket);

    [Fact]
    public Task Call_ThatIsWrong_SaysWhy() => ApiScenarios.RefusesAsync(_simulator.Socket);

    [Fact]
    public Task Call_WithEvents_PrintsThem() => ApiScenarios.WaitsForEventsAsync(_simulator.Socket);

    [Fact]
    public async Task Recording_OfASimulator_ReplayedOnAnother_MakesTheSameState()
    {
        await using var fresh = await RunningSimulator.StartAsync();
        await ApiScenarios.RecordsShowsAndReplaysAsync(_simulator.Socket, fresh.Socket);
    }
}
