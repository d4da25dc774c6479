using System.Diagnostics;
using Controller.Api.Hosting;
using Controller.Api.Storage;
using TestKit;

namespace Controller.Api.Tests.Storage;

/// <summary>The PostgreSQL that the server runs by itself. Needs PostgreSQL installed.</summary>
public sealed class PrivatePostgresTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Start_EmptyDirectory_MakesAClusterAndListensOnNoTcpPort()
    {
        await using var store = await TestStore.StartAsync(_directory.Path);
        await store.AvailableAsync();

        Assert.True(store.Database.Status.Current.Private);
        Assert.Equal("", await QueryAsync(store, "SHOW listen_addresses"));
        Assert.Equal("0001", await QueryAsync(store, "SELECT left(min(name), 4) FROM vppilot.migrations"));
    }

    [Fact]
    public async Task Start_DirectoryUnderOneThatOthersMayNotEnter_Runs()
    {
        // As root the server's PostgreSQL is another user, for whom /root is closed.
        var closed = _directory.File("closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var store = await TestStore.StartAsync(Path.Combine(closed, new string('d', 120)));
        await store.AvailableAsync();
    }

    [Fact]
    public async Task Kill_WhileRunning_IsReportedAndRecoveredWithItsData()
    {
        await using var store = await TestStore.StartAsync(_directory.Path);
        await store.AvailableAsync();
        await store.ApplyAsync("first");
        var killed = store.Postgres.Pid;

        Assert.True(LinuxCalls.Signal(killed, LinuxCalls.Kill));
        await store.UnavailableAsync();
        Assert.Contains("exit code 137", store.Database.Status.Current.LastError, StringComparison.Ordinal);
        await store.AvailableAsync();

        Assert.NotEqual(killed, store.Postgres.Pid);
        Assert.Null(store.Database.Status.Current.LastError);
        Assert.Equal("first", (await store.Revisions.GetAsync(1, CancellationToken.None))!.Document);
        Assert.Single((await store.Revisions.ListAsync(10, null, CancellationToken.None)).Items);
    }

    [Fact]
    public async Task Stop_Server_StopsPostgresInOrderAndRemovesItsSocket()
    {
        var store = await TestStore.StartAsync(_directory.Path);
        await store.AvailableAsync();
        var pid = store.Postgres.Pid;
        var socket = await QueryAsync(store, "SHOW unix_socket_directories");
        Assert.True(Directory.Exists(socket));

        await store.DisposeAsync();

        Assert.False(Directory.Exists($"/proc/{pid}"));
        Assert.False(Directory.Exists(socket));
        Assert.False(File.Exists(_directory.File("postgres/postmaster.pid")));
    }

    [Fact]
    public async Task Start_AfterAKilledServer_StopsTheOrphanAndGoesOn()
    {
        string socket;
        var store = await TestStore.StartAsync(_directory.Path);
        await store.AvailableAsync();
        await store.ApplyAsync("kept");
        await store.DisposeAsync();

        // What a killed server leaves: its PostgreSQL, alive, and the socket directory.
        var cluster = _directory.File("postgres");
        socket = Path.Combine("/tmp", "vppilot-pg-" + Guid.NewGuid().ToString("N")[..16]);
        await PostgresCommand.MakeDirectoryAsync(socket, CancellationToken.None);
        var binaries = (await PostgresBinaries.FindAsync(CancellationToken.None))[0];
        using var orphan = Process.Start(PostgresCommand.Build(
            cluster, binaries.Postgres, ["-D", PostgresCommand.ClusterPath, "-c", "listen_addresses=", "-c", $"unix_socket_directories={socket}"]))!;
        await Eventually.TrueAsync(() => File.Exists(Path.Combine(socket, ".s.PGSQL.5432")));

        await using var next = await TestStore.StartAsync(_directory.Path);
        await next.AvailableAsync();

        Assert.True(orphan.HasExited);
        Assert.False(Directory.Exists(socket));
        Assert.Equal("kept", (await next.Revisions.GetLastCommittedAsync(CancellationToken.None))!.Document);
    }

    [Fact]
    public async Task Start_PidFileOfAProcessThatIsNotPostgres_IsNotTakenForOne()
    {
        var store = await TestStore.StartAsync(_directory.Path);
        await store.AvailableAsync();
        await store.DisposeAsync();
        await File.WriteAllTextAsync(_directory.File("postgres/postmaster.pid"), $"{Environment.ProcessId}\n{_directory.File("postgres")}\n0\n5432\n\n\n");

        await using var next = await TestStore.StartAsync(_directory.Path);
        await next.AvailableAsync();
    }

    [Fact]
    public async Task Start_ClusterOfAnotherVersion_SaysWhichAndWhatToDo()
    {
        Directory.CreateDirectory(_directory.File("postgres"));
        await File.WriteAllTextAsync(_directory.File("postgres/PG_VERSION"), "9\n");

        await using var store = await TestStore.StartAsync(_directory.Path);
        await Eventually.TrueAsync(() => store.Database.Status.Current.LastError?.Contains("made by PostgreSQL 9", StringComparison.Ordinal) == true);

        Assert.Contains("postgresql-9", store.Database.Status.Current.LastError, StringComparison.Ordinal);
        Assert.False(store.Database.Status.Current.Available);
    }

    [Fact]
    public async Task Start_HalfMadeCluster_IsMadeAnew()
    {
        Directory.CreateDirectory(_directory.File("postgres.new"));
        await File.WriteAllTextAsync(_directory.File("postgres.new/PG_VERSION"), "cut short");

        await using var store = await TestStore.StartAsync(_directory.Path);
        await store.AvailableAsync();
        Assert.False(Directory.Exists(_directory.File("postgres.new")));
    }

    [Fact]
    public void Open_DirectoryOfARunningServer_IsRefusedByName()
    {
        using var first = DataDirectory.Open(_directory.Path);
        var error = Assert.Throws<IOException>(() => DataDirectory.Open(_directory.Path));
        Assert.Contains($"another server uses the data directory {_directory.Path}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DirectoryThatCannotBeMade_SaysWhatToSet()
    {
        File.WriteAllText(_directory.File("file"), "");
        var error = Assert.Throws<IOException>(() => DataDirectory.Open(_directory.File("file/data")));
        Assert.Contains("VPPILOT_DATA_DIR", error.Message, StringComparison.Ordinal);
    }

    private static Task<string> QueryAsync(TestStore store, string sql) => store.Database.RunAsync(
        async (connection, cancel) =>
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection);
            return (string)(await command.ExecuteScalarAsync(cancel))!;
        },
        CancellationToken.None);
}
