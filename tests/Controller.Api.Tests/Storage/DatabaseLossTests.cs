using System.Diagnostics;
using Controller.Api.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using TestKit;

namespace Controller.Api.Tests.Storage;

/// <summary>What the store does while PostgreSQL is gone: nothing is lost, and what cannot be committed is not begun.</summary>
public sealed class DatabaseLossTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private PostgresProcess _postgres = null!;

    public async Task InitializeAsync() => _postgres = await PostgresProcess.StartAsync();

    public async Task DisposeAsync()
    {
        await _postgres.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Begin_DatabaseDown_IsRefusedAndLeavesNoOpenApply()
    {
        await using var store = await StartAsync();
        await _postgres.KillAsync();

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(
            () => store.Journal.BeginAsync(TestStore.Draft("text"), CancellationToken.None));

        Assert.Equal((ProblemCodes.DatabaseUnavailable, 503), (problem.Code, problem.Status));
        Assert.Empty(await store.Journal.GetUnfinishedAsync(CancellationToken.None));
        await store.UnavailableAsync();
        var started = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<ControllerProblemException>(() => store.Journal.BeginAsync(TestStore.Draft("text"), CancellationToken.None));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1), "a known loss is answered at once");
    }

    [Fact]
    public async Task Commit_DatabaseDiedAfterBegin_KeepsTheRevisionAndWritesItLater()
    {
        await using var store = await StartAsync();
        await store.ApplyAsync("one");
        var entry = await store.Journal.BeginAsync(TestStore.Draft("two"), CancellationToken.None);
        await _postgres.KillAsync();

        var committed = await store.Revisions.CommitAsync(TestStore.Commit(entry.Id, "two"));

        Assert.Equal(2, committed.Summary.Number);
        Assert.Equal("two", store.Revisions.LastCommitted.Current!.Document);
        Assert.Equal("two", (await store.Revisions.GetAsync(2, CancellationToken.None))!.Document);
        Assert.Empty(await store.Journal.GetUnfinishedAsync(CancellationToken.None));
        await Assert.ThrowsAsync<ControllerProblemException>(() => store.Revisions.ListAsync(10, null, CancellationToken.None));

        await _postgres.RestartAsync();
        await store.AvailableAsync();
        await Eventually.TrueAsync(async () => (await store.Revisions.ListAsync(10, null, CancellationToken.None)).Items is [{ Number: 2 }, { Number: 1 }]);
        Assert.Empty(await store.Journal.GetUnfinishedAsync(CancellationToken.None));
        Assert.Equal(3, (await store.ApplyAsync("three")).Summary.Number);
    }

    [Fact]
    public async Task Commit_DatabaseAndThenServerDied_SurvivesTheRestartOfBoth()
    {
        await using (var store = await StartAsync())
        {
            var entry = await store.Journal.BeginAsync(TestStore.Draft("text"), CancellationToken.None);
            await _postgres.KillAsync();
            await store.Revisions.CommitAsync(TestStore.Commit(entry.Id, "text"));
        }

        await using var next = await TestStore.StartAsync(_directory.Path, _postgres.ConnectionString);
        Assert.Equal("text", (await next.Revisions.GetLastCommittedAsync(CancellationToken.None))!.Document);
        Assert.Empty(await next.Journal.GetUnfinishedAsync(CancellationToken.None));

        await _postgres.RestartAsync();
        await Eventually.TrueAsync(async () => await ListedAsync(next) is [{ Number: 1 }]);
        Assert.Empty(await next.Journal.GetUnfinishedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Finish_DatabaseDied_IsClosedThereLater()
    {
        await using var store = await StartAsync();
        var entry = await store.Journal.BeginAsync(TestStore.Draft("text"), CancellationToken.None);
        await _postgres.KillAsync();
        store.Journal.Mark(entry.Id, 1, JournalState.Undoing);

        await store.Journal.FinishAsync(entry.Id, ApplyOutcome.RolledBack, new ApplyFailure(0, "p", "e", [], []));
        Assert.Empty(await store.Journal.GetUnfinishedAsync(CancellationToken.None));

        await _postgres.RestartAsync();
        await store.AvailableAsync();
        await Eventually.TrueAsync(async () => await OutcomeAsync(store, entry.Id) == "rolled-back");
    }

    [Fact]
    public async Task GetUnfinished_DatabaseDownAtStart_ComesFromTheLocalFile()
    {
        JournalEntry entry;
        await using (var store = await StartAsync())
            entry = await store.Journal.BeginAsync(TestStore.Draft("text"), CancellationToken.None);
        await _postgres.StopAsync();

        await using var next = await TestStore.StartAsync(_directory.Path, _postgres.ConnectionString);
        Assert.Equal(entry.Id, Assert.Single(await next.Journal.GetUnfinishedAsync(CancellationToken.None)).Id);
    }

    [Fact]
    public async Task GetLastCommitted_DatabaseDownAndNoFile_WaitsForTheDatabase()
    {
        await _postgres.StopAsync();
        await using var store = await TestStore.StartAsync(_directory.Path, _postgres.ConnectionString);
        var asked = store.Revisions.GetLastCommittedAsync(CancellationToken.None);
        await store.UnavailableAsync();
        Assert.False(asked.IsCompleted);

        await _postgres.RestartAsync();
        Assert.Null(await asked.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Run_PoolHoldsDeadConnections_WorksAtOnce()
    {
        await using var store = await StartAsync();
        await store.ApplyAsync("one");
        await _postgres.RestartAsync();

        // No wait: whether the monitor has noticed the restart or not, the next work must not fail for a dead connection.
        await store.AvailableAsync();
        Assert.Single((await store.Revisions.ListAsync(10, null, CancellationToken.None)).Items);
    }

    private async Task<TestStore> StartAsync()
    {
        var store = await TestStore.StartAsync(_directory.Path, _postgres.ConnectionString);
        await store.AvailableAsync();
        return store;
    }

    private static async Task<IReadOnlyList<RevisionSummary>> ListedAsync(TestStore store)
        => store.Database.Status.Current.Available ? (await store.Revisions.ListAsync(10, null, CancellationToken.None)).Items : [];

    private static Task<string?> OutcomeAsync(TestStore store, Guid id) => store.Database.RunAsync(
        async (connection, cancel) =>
        {
            await using var command = new Npgsql.NpgsqlCommand("SELECT outcome FROM vppilot.applies WHERE id = $1", connection) { Parameters = { new() { Value = id } } };
            return await command.ExecuteScalarAsync(cancel) as string;
        },
        CancellationToken.None);
}
