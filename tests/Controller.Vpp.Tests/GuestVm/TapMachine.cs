using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TestKit;

namespace Controller.Vpp.Tests.GuestVm;

/// <summary>
/// A real VPP on a kernel with <c>/dev/vhost-net</c> (tap-machine.sh): on this machine when it has that, else in a small VM on Debian's own
/// kernel (guest-vm.sh). Only VPP and a <c>ping</c> run in the VM, where everything is slow; its API socket is here.
/// </summary>
internal sealed class TapMachine : IAsyncDisposable
{
    private const string VhostNet = "/dev/vhost-net";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string[] ToolsOfTheVm = ["qemu-system-x86_64", "busybox", "cpio", "strings", "setpriv"];
    private static readonly string[] ToolsOfTheScenario = ["socat", "ip", "ping"];
    private readonly TemporaryDirectory _directory = new("tap-");
    private readonly ChildProcess _process;
    private readonly ApiRelay _relay;

    private TapMachine(ChildProcess process, int port)
    {
        _process = process;
        _relay = new ApiRelay(_directory.File("api.sock"), new IPEndPoint(IPAddress.Loopback, port));
    }

    /// <summary>The API socket of the VPP.</summary>
    public string ApiSocket => _relay.Path;

    /// <summary>A directory for whoever works with it.</summary>
    public string DirectoryPath => _directory.Path;

    /// <summary>What this machine lacks; null when nothing.</summary>
    public static string? Missing()
    {
        if (!Environment.IsPrivilegedProcess) return "root";
        var hasVhost = File.Exists(VhostNet);
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var missing = ToolsOfTheScenario.Concat(hasVhost ? [] : ToolsOfTheVm).Where(tool => !path.Any(directory => File.Exists(Path.Combine(directory, tool)))).ToList();
        if (missing.Count > 0) return hasVhost ? string.Join(", ", missing) : $"{VhostNet}, or {string.Join(", ", missing)} for the small VM that has it";
        return hasVhost || HasKernel() ? null : $"{VhostNet}, or Debian's kernel for the small VM that has it: test.sh fetches it where it can (guest-kernel.sh)";
    }

    /// <summary>Starts it and waits until VPP listens.</summary>
    /// <param name="tapNamespace">The namespace that it makes.</param>
    /// <param name="device">The tap's name in it, waited for.</param>
    /// <param name="address">VPP's address, pinged once the tap is there.</param>
    public static async Task<TapMachine> StartAsync(string tapNamespace, string device, string address)
    {
        var port = FreePort();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["VPP"] = VppInstallation.Require().Vpp,
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["TAP_NAMESPACE"] = tapNamespace,
            ["TAP_DEVICE"] = device,
            ["TAP_PING"] = address,
        };
        var scripts = Path.Combine(AppContext.BaseDirectory, "GuestVm");
        var scenario = Path.Combine(scripts, "tap-machine.sh");
        if (File.Exists(VhostNet)) return await ListeningAsync(new TapMachine(ChildProcess.Start("bash", [scenario], variables), port));

        // The VM has this machine's files but not its environment, and an empty /tmp: what it needs goes in with the script.
        using var carried = new TemporaryDirectory("guest-");
        var script = carried.File("script");
        await File.WriteAllTextAsync(
            script, string.Concat(variables.Select(variable => $"export {variable.Key}='{variable.Value}'\n")) + await File.ReadAllTextAsync(scenario));
        return await ListeningAsync(new TapMachine(
            ChildProcess.Start(
                "bash",
                [Path.Combine(scripts, "guest-vm.sh"), script],
                new Dictionary<string, string>(StringComparer.Ordinal) { ["GUEST_FORWARD"] = variables["PORT"] }),
            port));
    }

    /// <summary>Waits until it says something.</summary>
    public async Task SaysAsync(string line)
    {
        try
        {
            await Eventually.TrueAsync(
                () => _process.HasExited ? throw new InvalidOperationException($"it ended:\n{_process.Output}") : _process.Output.Contains($"tap-machine: {line}", StringComparison.Ordinal),
                Patience);
        }
        catch (Xunit.Sdk.XunitException late)
        {
            Assert.Fail($"'{line}' was not said: {late.Message}\n{_process.Output}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _relay.DisposeAsync();
        _directory.Dispose();
    }

    private static async Task<TapMachine> ListeningAsync(TapMachine machine)
    {
        try
        {
            await machine.SaysAsync("listening");
            return machine;
        }
        catch
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    private static bool HasKernel()
    {
        var cache = Environment.GetEnvironmentVariable("GUEST_CACHE");
        if (string.IsNullOrEmpty(cache))
        {
            var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(home)) home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            cache = Path.Combine(home, "vppilot/guest-vm");
        }

        var boot = Path.Combine(cache, "kernel/boot");
        return Directory.Exists(boot) && Directory.EnumerateFiles(boot, "vmlinuz-*").Any();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
