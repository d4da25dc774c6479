using Controller.Api.Storage;
using Controller.Contracts.Rest;
using Npgsql;
using TestKit;

namespace Controller.Api.Tests.Storage;

/// <summary>What was done is written down, with and without a database, and cannot be unwritten.</summary>
public sealed class AuditTrailTests : IAsyncLifetime
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
    public async Task Record_WithADatabase_IsListedNewestFirst()
    {
        await using var store = await StartAsync();
        for (var i = 1; i <= 3; i++)
            await store.Audit.RecordAsync("ann", "192.0.2.7:5000", "confirm", $"{i}", new Dictionary<string, string?> { ["n"] = "x" });

        var first = await store.Audit.ListAsync(2, null, CancellationToken.None);
        Assert.Equal(["3", "2"], first.Items.Select(line => line.Subject));
        var rest = await store.Audit.ListAsync(2, first.Next, CancellationToken.None);
        var line = Assert.Single(rest.Items);
        Assert.Equal(("ann", "192.0.2.7:5000", "confirm", "1", "x"), (line.Actor, line.Origin, line.Action, line.Subject, line.Detail["n"]));
        Assert.Null(rest.Next);
    }

    [Fact]
    public async Task Record_DatabaseIsDownAndTheServerDies_ComesLaterAndOnce()
    {
        await using (var store = await StartAsync())
        {
            await _postgres.KillAsync();
            await store.Audit.RecordAsync("ann", "server", "extend", "7");
        }

        await using var next = await TestStore.StartAsync(_directory.Path, _postgres.ConnectionString);
        await next.Audit.RecordAsync("ann", "server", "confirm", "7");
        await _postgres.RestartAsync();
        await next.AvailableAsync();
        await Eventually.TrueAsync(async () => await SubjectsAsync(next) is ["confirm", "extend"]);
        Assert.False(File.Exists(Path.Combine(_directory.Path, "nodes", "local", "audit-backlog.json")));
    }

    [Theory]
    [InlineData("UPDATE vppilot.audit SET actor = 'nobody'")]
    [InlineData("DELETE FROM vppilot.audit")]
    [InlineData("TRUNCATE vppilot.audit")]
    public async Task Change_OfALine_IsRefusedByTheDatabase(string sql)
    {
        await using var store = await StartAsync();
        await store.Audit.RecordAsync("ann", "server", "confirm", "7");
        await using var source = NpgsqlDataSource.Create(_postgres.ConnectionString);
        await using var command = source.CreateCommand(sql);
        var error = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Contains("append-only", error.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_TwoRevisionsWhileTheDatabaseIsDown_BothComeInTheirOrder()
    {
        await using var store = await StartAsync();
        await store.ApplyAsync("one");
        var second = await store.Journal.BeginAsync(TestStore.Draft("two"), CancellationToken.None);
        await _postgres.KillAsync();
        await store.Revisions.CommitAsync(TestStore.Commit(second.Id, "two"));
        // The way back from a Revision that nobody confirmed does not wait for the database.
        var third = await store.Journal.BeginAsync(TestStore.Draft("one"), isUrgent: true, CancellationToken.None);
        await store.Revisions.CommitAsync(TestStore.Commit(third.Id, "one") with { Cause = RevisionCause.Revert, Source = 1 });
        Assert.Equal(third.Id, store.Revisions.LastCommittedId);

        await _postgres.RestartAsync();
        await store.AvailableAsync();
        await Eventually.TrueAsync(async () => await NumbersAsync(store) is [3, 2, 1]);
        var summary = (await store.Revisions.ListAsync(10, null, CancellationToken.None)).Items[0];
        Assert.Equal((RevisionCause.Revert, 1), (summary.Cause, summary.Source));
        Assert.Empty(await store.Journal.GetUnfinishedAsync(CancellationToken.None));
    }

    private static async Task<string[]> SubjectsAsync(TestStore store) =>
        [.. (await store.Audit.ListAsync(10, null, CancellationToken.None)).Items.Select(line => line.Action)];

    private static async Task<int[]> NumbersAsync(TestStore store)
    {
        try
        {
            return [.. (await store.Revisions.ListAsync(10, null, CancellationToken.None)).Items.Select(item => item.Number)];
        }
        catch (Controller.Contracts.Client.ControllerProblemException)
        {
            return [];
        }
    }

    private async Task<TestStore> StartAsync()
    {
        var store = await TestStore.StartAsync(_directory.Path, _postgres.ConnectionString);
        await store.AvailableAsync();
        return store;
    }
}
