using System.Text.RegularExpressions;

namespace TestKit;

/// <summary>
/// <c>vppilotd</c> as a user runs it: a process of its own, on a free port, with a data directory and so a PostgreSQL of its own
/// (or with the database that it is given). The test project must reference the server, which puts it beside the test.
/// </summary>
public sealed partial class VppilotServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly ChildProcess _process;

    private VppilotServer(ChildProcess process, Uri address)
    {
        _process = process;
        Address = address;
        Http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client of it, without a timeout of its own.</summary>
    public HttpClient Http { get; }

    /// <summary>Everything that it wrote so far.</summary>
    public string Output => _process.Output;

    /// <summary>True once it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="dataDirectory">Its data directory.</param>
    /// <param name="apiSocket">VPP's API socket; it need not be there yet.</param>
    /// <param name="statsSocket">VPP's stats socket.</param>
    /// <param name="settings">More <c>VPPILOT_…</c> variables.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="InvalidOperationException">It ended; the text holds its output.</exception>
    public static async Task<VppilotServer> StartAsync(
        string dataDirectory, string apiSocket, string statsSocket, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["VPPILOT_LISTEN"] = "http://127.0.0.1:0",
            ["VPPILOT_DATA_DIR"] = dataDirectory,
            ["VPPILOT_VPP_SOCKET"] = apiSocket,
            ["VPPILOT_STATS_SOCKET"] = statsSocket,
        };
        foreach (var (name, value) in settings) environment[name] = value;
        var process = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "vppilotd.dll")], environment);
        try
        {
            await Eventually.TrueAsync(
                () => process.HasExited ? throw new InvalidOperationException($"the server ended:\n{process.Output}") : Listening().IsMatch(process.Output),
                StartLimit);
            return new VppilotServer(process, new Uri(Listening().Match(process.Output).Groups["address"].Value));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it without warning (SIGKILL), as a crash would.</summary>
    /// <returns>When the process is gone.</returns>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Listening();
}
