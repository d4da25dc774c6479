using System.Diagnostics;
using System.Net.Http.Json;
using Controller.Contracts.Rest;
using TestKit;

namespace Controller.Api.Tests.Hosting;

/// <summary>Start and end of the process, with the private PostgreSQL and without a VPP.</summary>
public sealed class ServerProcessTests : IDisposable
{
    private const int Terminate = 15;
    private const int Kill = 9;
    private const int Interrupt = 2;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(Terminate)]
    [InlineData(Interrupt)]
    public async Task Signal_WithAnOpenEventStream_EndsInOrderWithinSeconds(int signal)
    {
        await using var server = ServerProcess.Start(_directory.Path);
        await server.ServingAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        await DatabaseAsync(http);
        var postgres = await PostgresPidAsync();
        using var events = await http.GetAsync("/api/v1/status/events", HttpCompletionOption.ResponseHeadersRead);

        var started = Stopwatch.GetTimestamp();
        server.Signal(signal);
        await server.EndAsync();

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), $"took {Stopwatch.GetElapsedTime(started)}\n{server.Output}");
        Assert.Equal(0, server.ExitCode);
        Assert.False(IsRunning(postgres));
    }

    [Fact]
    public async Task Start_NoVpp_ServesAndSaysSo()
    {
        await using var server = ServerProcess.Start(_directory.Path);
        await server.ServingAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        await DatabaseAsync(http);

        var status = (await http.GetFromJsonAsync("/api/v1/status", RestJsonContext.Default.NodeStatus))!;
        Assert.Equal(NodeState.Disconnected, status.State);
        Assert.False(status.Vpp.Connected);
        Assert.Contains("no-api.sock", status.Vpp.LastError + status.Detail, StringComparison.Ordinal);
        Assert.True(status.Database is { Available: true, Private: true });
        Assert.Contains("<html", await http.GetStringAsync("/"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Start_AfterSigkill_TakesOverWhatIsLeft()
    {
        await using var killed = ServerProcess.Start(_directory.Path);
        await killed.ServingAsync();
        using (var http = new HttpClient { BaseAddress = killed.Address })
            await DatabaseAsync(http);
        var orphan = await PostgresPidAsync();
        killed.Signal(Kill);
        await killed.EndAsync();
        Assert.True(IsRunning(orphan), "PostgreSQL goes on without its server");

        await using var next = ServerProcess.Start(_directory.Path);
        await next.ServingAsync();
        using var again = new HttpClient { BaseAddress = next.Address };
        await DatabaseAsync(again);
        Assert.NotEqual(orphan, await PostgresPidAsync());
        Assert.False(IsRunning(orphan));
    }

    [Fact]
    public async Task Start_SecondOnOneDataDirectory_EndsWithTheReason()
    {
        await using var first = ServerProcess.Start(_directory.Path);
        await first.ServingAsync();
        await using var second = ServerProcess.Start(_directory.Path);
        await second.EndAsync();
        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"another server uses the data directory {_directory.Path}", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AddressInUse_EndsWithTheReasonAndLeavesNoPostgres()
    {
        await using var first = ServerProcess.Start(_directory.File("first"));
        await first.ServingAsync();
        await using var second = ServerProcess.Start(_directory.File("second"), first.Address.Port);
        await second.EndAsync();

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("address already in use", second.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_directory.File("second/postgres/postmaster.pid")), second.Output);
    }

    [Fact]
    public async Task Start_WrongSettings_ListsThemAll()
    {
        await using var server = ServerProcess.Start(_directory.Path, null, ("VPPILOT_LISTEN", "nonsense"), ("VPPILOT_NODE", "a b"));
        await server.EndAsync();
        Assert.Equal(1, server.ExitCode);
        Assert.Contains("VPPILOT_LISTEN", server.Output, StringComparison.Ordinal);
        Assert.Contains("VPPILOT_NODE", server.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
    }

    [Theory]
    [InlineData("--version", "vppilotd ")]
    [InlineData("--help", "VPPILOT_DATA_DIR")]
    public async Task Ask_OnTheCommandLine_IsAnswered(string argument, string expected)
        => Assert.Contains(
            expected, await ChildProcess.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "vppilotd.dll"), argument]), StringComparison.Ordinal);

    private static Task DatabaseAsync(HttpClient http) => Eventually.TrueAsync(
        async () => (await http.GetFromJsonAsync("/api/v1/status", RestJsonContext.Default.NodeStatus))!.Database.Available, TimeSpan.FromSeconds(60));

    // A dead process whose parent is gone stays listed until somebody collects it.
    private static bool IsRunning(string pid)
    {
        var stat = $"/proc/{pid}/stat";
        return File.Exists(stat) && !File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal);
    }

    private async Task<string> PostgresPidAsync()
        => (await File.ReadAllLinesAsync(_directory.File("postgres/postmaster.pid")))[0];
}
