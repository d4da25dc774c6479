using System.Text.RegularExpressions;
using TestKit;

namespace Controller.Clients.Tests;

/// <summary>The built server with a PostgreSQL of its own and the built simulator behind it; as <c>./run.sh --sim</c>, on free ports.</summary>
public sealed partial class RunningServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryDirectory _directory = new();
    private PostgresProcess? _postgres;
    private ChildProcess? _vpp;
    private ChildProcess? _server;

    /// <summary>Where REST is, for example <c>http://127.0.0.1:40001</c>.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>Where gRPC is, for example <c>127.0.0.1:40002</c>.</summary>
    public string GrpcTarget { get; private set; } = string.Empty;

    public string Output => _server?.Output ?? string.Empty;

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
            ["VPPILOT_NODE"] = "clients",
        });
        await Eventually.TrueAsync(
            () => _server.HasExited ? throw new InvalidOperationException($"the server ended: {_server.Output}") : Listening().Count(_server.Output) == 2, Patience);
        var addresses = Listening().Matches(_server.Output);
        Address = $"http://{addresses[0].Groups["target"].Value}";
        GrpcTarget = addresses[1].Groups["target"].Value;
        using var http = new HttpClient();
        await Eventually.TrueAsync(async () => (await http.GetStringAsync($"{Address}/api/v1/status")) is var status
            && status.Contains("\"state\":\"empty\"", StringComparison.Ordinal) && status.Contains("\"available\":true", StringComparison.Ordinal), Patience);
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

    // A built program of this checkout, of the configuration that this test was built in.
    private static string Program(string folder, string file)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(RepositoryRoot.File(folder), "bin", framework.Parent!.Name, framework.Name, file);
    }

    [GeneratedRegex(@"Now listening on: http://(?<target>127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Listening();
}
