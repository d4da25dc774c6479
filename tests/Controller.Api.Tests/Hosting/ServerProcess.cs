using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TestKit;

namespace Controller.Api.Tests.Hosting;

/// <summary><c>vppilotd</c> as a user runs it: a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private ServerProcess(ChildProcess process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public string Output => _process.Output;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it; waits for nothing.</summary>
    public static ServerProcess Start(string dataDirectory, int? port = null, params (string Name, string Value)[] settings)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port ?? FreePort()}"));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["VPPILOT_LISTEN"] = address.GetLeftPart(UriPartial.Authority),
            ["VPPILOT_GRPC_LISTEN"] = "http://127.0.0.1:0",
            ["VPPILOT_DATA_DIR"] = dataDirectory,
            ["VPPILOT_VPP_SOCKET"] = Path.Combine(dataDirectory, "no-api.sock"),
            ["VPPILOT_STATS_SOCKET"] = Path.Combine(dataDirectory, "no-stats.sock"),
        };
        foreach (var (name, value) in settings)
            environment[name] = value;
        return new ServerProcess(ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "vppilotd.dll")], environment), address);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until it serves.</summary>
    public async Task ServingAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.TrueAsync(
            async () =>
            {
                Assert.False(HasExited, Output);
                try
                {
                    return (await http.GetAsync("/healthz")).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            TimeSpan.FromSeconds(60));
    }

    public void Signal(int signal) => _process.Signal(signal);

    public Task EndAsync() => _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
