using System.Text.RegularExpressions;
using TestKit;

namespace Controller.Cli.Tests.EndToEnd;

/// <summary>The built server with a PostgreSQL of its own and the built simulator behind it; as <c>./run.sh --sim</c>, on a free port.</summary>
public sealed partial class RunningServer : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private PostgresProcess? _postgres;
    private ChildProcess? _vpp;
    private ChildProcess? _server;

    public string Address { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        var api = _directory.File("api.sock");
        var stats = _directory.File("stats.sock");
        _postgres = await PostgresProcess.StartAsync();
        _vpp = ChildProcess.Start("dotnet", [Program("src/VppSim", "vppsim.dll"), "--api-socket", api, "--stats-socket", stats]);
        _server = ChildProcess.Start("dotnet", [Program("src/Controller.Api", "vppilotd.dll")], new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["VPPILOT_LISTEN"] = "http://127.0.0.1:0",
            ["VPPILOT_VPP_SOCKET"] = api,
            ["VPPILOT_STATS_SOCKET"] = stats,
            ["VPPILOT_DATABASE"] = _postgres.ConnectionString,
            ["VPPILOT_DATA_DIR"] = _directory.File("data"),
            ["VPPILOT_NODE"] = "lab",
        });
        await Eventually.TrueAsync(
            () => _server.HasExited ? throw new InvalidOperationException($"the server ended: {_server.Output}") : Listening().IsMatch(_server.Output),
            TimeSpan.FromMinutes(2));
        Address = Listening().Match(_server.Output).Groups["address"].Value;
        await Eventually.TrueAsync(async () => (await RunAsync("show", "status")).Out.Contains("simulated", StringComparison.Ordinal), TimeSpan.FromMinutes(2));
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_vpp is not null)
            await _vpp.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _directory.Dispose();
    }

    /// <summary>Runs a command in this process against the server.</summary>
    internal Task<CliRun> RunAsync(params string[] args) => CliRun.PipedAsync(Address, args);

    /// <summary>A built program of this checkout, of the configuration that this test was built in.</summary>
    public static string Program(string folder, string file)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(RepositoryRoot.File(folder), "bin", framework.Parent!.Name, framework.Name, file);
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Listening();
}
