using Controller.Api.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Npgsql;
using TestKit;

namespace Controller.Api.Tests.Storage;

/// <summary>Revisions and journal while the database is there.</summary>
public sealed class NodeStoreTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Commit_AfterBegin_NumbersFromOneAndIsReadBackWhole()
    {
        await using var store = await StartAsync();
        Assert.Null(await store.Revisions.GetLastCommittedAsync(CancellationToken.None));

        var first = await store.ApplyAsync("vppilot: 1");
        var second = await store.ApplyAsync("vppilot: 1 # more", author: "bob");

        Assert.Equal(1, first.Summary.Number);
        Assert.Equal(2, second.Summary.Number);
        Assert.Same(store.Revisions.LastCommitted.Current, await store.Revisions.GetLastCommittedAsync(CancellationToken.None));
        var read = (await store.Revisions.GetAsync(1, CancellationToken.None))!;
        Assert.Equal(first.Summary, read.Summary);
        Assert.Equal("vppilot: 1", read.Document);
        Assert.Equal("yaml", read.Format);
        Assert.Equal("interface/lan", Assert.Single(read.Plan.Steps).Path);
        Assert.Null(await store.Revisions.GetAsync(3, CancellationToken.None));
    }

    [Fact]
    public async Task List_MoreThanAPage_GivesACursorThatEnds()
    {
        await using var store = await StartAsync();
        for (var i = 1; i <= 5; i++)
            await store.ApplyAsync($"text {i}");

        var numbers = new List<int>();
        string? cursor = null;
        do
        {
            var page = await store.Revisions.ListAsync(2, cursor, CancellationToken.None);
            Assert.Equal(5, page.Total);
            numbers.AddRange(page.Items.Select(row => row.Number));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal([5, 4, 3, 2, 1], numbers);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public async Task List_CursorOfNobody_IsAnInvalidParameter(string cursor)
    {
        await using var store = await StartAsync();
        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => store.Revisions.ListAsync(10, cursor, CancellationToken.None));
        Assert.Equal((ProblemCodes.InvalidParameter, 400), (problem.Code, problem.Status));
    }

    [Fact]
    public async Task Add_FromManyConnectionsAtOnce_GivesEachItsOwnNumber()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();
        await using var store = await StartAsync(connectionString);
        await using var source = NpgsqlDataSource.Create(connectionString);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var summary = new RevisionSummary(1, "ann", DateTimeOffset.UnixEpoch, null, ApplyOutcome.Committed, 0, 0, 0);
            var local = new LocalRevision(Guid.NewGuid(), Pending: true, new RevisionView(summary, $"text {i}", "yaml", TestPlan.Some));
            var number = await RevisionRows.AddAsync(connection, transaction, "local", local, CancellationToken.None);
            await transaction.CommitAsync();
            return number;
        }));
        Assert.Equal(Enumerable.Range(1, 20), numbers.Order());
    }

    [Fact]
    public async Task Commit_NodesInOneDatabase_HaveNumbersOfTheirOwn()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();
        await using var one = await StartAsync(connectionString, "one");
        await using var two = await StartAsync(connectionString, "two");

        Assert.Equal(1, (await one.ApplyAsync("a")).Summary.Number);
        Assert.Equal(1, (await two.ApplyAsync("b")).Summary.Number);
        Assert.Single((await two.Revisions.ListAsync(10, null, CancellationToken.None)).Items);
        Assert.Equal("b", (await two.Revisions.GetAsync(1, CancellationToken.None))!.Document);
    }

    [Fact]
    public async Task GetUnfinished_ServerDiedAfterBegin_FindsTheApplyOnce()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();
        JournalEntry entry;
        await using (var store = await StartAsync(connectionString))
        {
            await store.ApplyAsync("old");
            entry = await store.Journal.BeginAsync(TestStore.Draft("new") with { Before = new ConfigDocument("old") }, CancellationToken.None);
            store.Journal.Mark(entry.Id, 3, JournalState.Executing);
            await Eventually.TrueAsync(async () => (await store.Journal.GetUnfinishedAsync(CancellationToken.None))[0] is { StepsDone: 3, State: JournalState.Executing });
        }

        await using var next = await StartAsync(connectionString);
        var found = Assert.Single(await next.Journal.GetUnfinishedAsync(CancellationToken.None));
        Assert.Equal(entry.Id, found.Id);
        Assert.Equal("old", found.Draft.Before!.Text);
        Assert.Equal("new", found.Draft.After.Text);
        Assert.Equal("a comment", found.Draft.Comment);

        var failure = new ApplyFailure(0, "interface/lan", "VPP refused it", ["interface/lan"], []);
        await next.Journal.FinishAsync(found.Id, ApplyOutcome.RolledBack, failure);
        Assert.Empty(await next.Journal.GetUnfinishedAsync(CancellationToken.None));
        Assert.Equal("old", (await next.Revisions.GetLastCommittedAsync(CancellationToken.None))!.Document);
    }

    [Fact]
    public async Task Commit_OpenApply_ClosesItsJournalEntry()
    {
        await using var store = await StartAsync();
        await store.ApplyAsync("text");
        Assert.Empty(await store.Journal.GetUnfinishedAsync(CancellationToken.None));
        Assert.False(File.Exists(_directory.File("local/nodes/local/open-apply.json")));
    }

    [Fact]
    public async Task GetLastCommitted_DataDirectoryWasLost_ComesFromTheDatabase()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();
        await using (var store = await StartAsync(connectionString))
            await store.ApplyAsync("text");
        Directory.Delete(_directory.File("local"), recursive: true);

        await using var next = await StartAsync(connectionString);
        Assert.Equal("text", (await next.Revisions.GetLastCommittedAsync(CancellationToken.None))!.Document);
        Assert.Equal(2, (await next.ApplyAsync("more")).Summary.Number);
    }

    [Fact]
    public async Task GetLastCommitted_DatabaseWasRestoredFromBefore_KeepsTheRevisionAndItsNumber()
    {
        await using (var store = await StartAsync())
        {
            await store.ApplyAsync("one");
            await store.ApplyAsync("two");
        }

        await using var next = await StartAsync(await postgres.Server.CreateDatabaseAsync());
        await Eventually.TrueAsync(async () => (await next.Revisions.ListAsync(10, null, CancellationToken.None)).Items is [{ Number: 2 }]);
        Assert.Equal("two", next.Revisions.LastCommitted.Current!.Document);
        Assert.Equal(3, (await next.ApplyAsync("three")).Summary.Number);
    }

    [Fact]
    public async Task Start_DamagedLocalFile_SetsItAsideAndAsksTheDatabase()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();
        await using (var store = await StartAsync(connectionString))
            await store.ApplyAsync("text");
        var file = _directory.File("local/nodes/local/last-revision.json");
        await File.WriteAllTextAsync(file, "{\"id\":");

        await using var next = await StartAsync(connectionString);
        Assert.Equal("text", (await next.Revisions.GetLastCommittedAsync(CancellationToken.None))!.Document);
        Assert.True(File.Exists(file + ".damaged"));
    }

    [Fact]
    public async Task LocalFiles_AnyTime_AreForTheirOwnerOnly()
    {
        await using var store = await StartAsync();
        await store.ApplyAsync("memif: { secret: s }");
        var mode = File.GetUnixFileMode(_directory.File("local/nodes/local/last-revision.json"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    private async Task<TestStore> StartAsync(string? connectionString = null, string node = "local")
    {
        var store = await TestStore.StartAsync(_directory.File(node), connectionString ?? await postgres.Server.CreateDatabaseAsync(), node);
        await store.AvailableAsync();
        return store;
    }
}
