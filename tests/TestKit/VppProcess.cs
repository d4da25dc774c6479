using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace TestKit;

/// <summary>
/// A private VPP: own directory, own sockets, own shared-memory prefix, no hugepages, no DPDK. Disposing it ends the
/// process by its id and removes every file that it made.
/// </summary>
public sealed partial class VppProcess : IAsyncDisposable
{
    private const int SignalStop = 19;
    private const int SignalContinue = 18;
    private static int s_started = -1;
    private readonly TemporaryDirectory _directory = new("vpp-");
    private readonly VppInstallation _installation = VppInstallation.Require();
    private readonly VppProcessOptions _options;
    private readonly StringBuilder _earlierOutput = new();
    private ChildProcess _process;

    private VppProcess(VppProcessOptions options)
    {
        _options = options;
        var number = Interlocked.Increment(ref s_started);
        SharedMemoryPrefix = string.Create(CultureInfo.InvariantCulture, $"vpptest-{Environment.ProcessId}-{number}");
        Directory.CreateDirectory(_directory.File("run"));
        Directory.CreateDirectory(_directory.File("vat"));
        File.WriteAllText(_directory.File("startup.conf"), StartupConfiguration(AllowedCpus(), number));
        _process = StartProcess();
    }

    /// <summary>The binary API socket.</summary>
    public string ApiSocket => _directory.File("api.sock");

    /// <summary>The stats segment's socket.</summary>
    public string StatsSocket => _directory.File("stats.sock");

    /// <summary>The CLI socket.</summary>
    public string CliSocket => _directory.File("cli.sock");

    /// <summary>Its directory; a place for sockets of memif and the like.</summary>
    public string DirectoryPath => _directory.Path;

    /// <summary>Start of the names of its files in <c>/dev/shm</c>.</summary>
    public string SharedMemoryPrefix { get; }

    /// <summary>Process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>True once it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What VPP wrote so far: its log and its standard output.</summary>
    public string Log
    {
        get
        {
            var file = _directory.File("vpp.log");
            return _earlierOutput + _process.Output + (File.Exists(file) ? File.ReadAllText(file) : "");
        }
    }

    /// <summary>Starts a VPP and waits until its API socket accepts.</summary>
    /// <param name="options">How; null for a core-only VPP.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The running VPP.</returns>
    /// <exception cref="InvalidOperationException">It ended or did not listen in time; the text holds its log.</exception>
    public static async Task<VppProcess> StartAsync(VppProcessOptions? options = null, CancellationToken cancellationToken = default)
    {
        var vpp = new VppProcess(options ?? new VppProcessOptions());
        try
        {
            await vpp.WaitUntilListeningAsync(cancellationToken);
            return vpp;
        }
        catch
        {
            await vpp.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one CLI command through the installed <c>vppctl</c>.</summary>
    /// <param name="command">The command line, for example <c>show interface</c>.</param>
    /// <returns>What VPP printed.</returns>
    public async Task<string> VppctlAsync(string command)
    {
        var output = await ChildProcess.RunAsync(_installation.Vppctl, ["-s", CliSocket, command]);
        return output.Replace("\r", "", StringComparison.Ordinal);
    }

    /// <summary>Makes VPP keep a record of every API message that it receives from now on.</summary>
    /// <returns>When it does.</returns>
    public Task TraceApiAsync() => VppctlAsync("api trace on nitems 65536");

    /// <summary>What VPP received since <see cref="TraceApiAsync"/>, by its own record.</summary>
    /// <returns>Names of messages in the order in which they came.</returns>
    public async Task<IReadOnlyList<string>> TracedMessagesAsync()
        => [.. MessageName().Matches(await VppctlAsync("api trace dump-json")).Select(match => match.Groups["name"].Value)];

    /// <summary>Ends it without warning (SIGKILL), as a crash would.</summary>
    /// <returns>When the process is gone.</returns>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Holds it up (SIGSTOP): it keeps its sockets and does nothing, as when its main thread is busy for long.</summary>
    public void Pause() => _process.Signal(SignalStop);

    /// <summary>Lets it go on (SIGCONT).</summary>
    public void Resume() => _process.Signal(SignalContinue);

    /// <summary>Bytes in use on its main heap, as it tells.</summary>
    /// <returns>Bytes, to three digits.</returns>
    public async Task<long> MainHeapUsedAsync()
    {
        var text = await VppctlAsync("show memory main-heap");
        var match = UsedBytes().Match(text);
        if (!match.Success) throw new InvalidOperationException($"'show memory main-heap' has no used bytes:\n{text}");
        var factor = match.Groups["unit"].Value switch { "K" => 1L << 10, "M" => 1L << 20, "G" => 1L << 30, _ => 1L };
        return (long)(double.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture) * factor);
    }

    /// <summary>Starts it again on the same sockets, as a supervisor would after a crash or a stop.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When the API socket accepts.</returns>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await _process.TerminateAsync();
        _earlierOutput.Append(_process.Output);
        await _process.DisposeAsync();
        DeleteSharedMemory();
        // A killed VPP leaves its socket file; the wait below must not take it for the new one.
        File.Delete(ApiSocket);
        _process = StartProcess();
        await WaitUntilListeningAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        DeleteSharedMemory();
        _directory.Dispose();
    }

    private ChildProcess StartProcess() => ChildProcess.Start(_installation.Vpp, ["-c", _directory.File("startup.conf")]);

    private async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_options.StartTimeout);
        while (!await AcceptsAsync())
        {
            if (_process.HasExited) throw new InvalidOperationException($"VPP ended at start:\n{Log}");
            try
            {
                await Task.Delay(20, timeout.Token);
            }
            catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
            {
                throw new InvalidOperationException($"VPP did not listen on {ApiSocket} within {_options.StartTimeout}:\n{Log}", late);
            }
        }
    }

    private async Task<bool> AcceptsAsync()
    {
        // The CLI socket is opened after the API's and the stats segment's: when both accept, all three are there.
        foreach (var path in new[] { ApiSocket, CliSocket })
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
            }
            catch (SocketException)
            {
                return false;
            }
        }

        return true;
    }

    private string StartupConfiguration(IReadOnlyList<int> cpus, int number)
    {
        // An explicit main core: left alone, VPP pins itself to the CPU that it happens to start on.
        var main = _options.MainCore ?? cpus[number % cpus.Count];
        var workers = Enumerable.Range(1, _options.Workers).Select(i => cpus[(number + i) % cpus.Count]).Distinct().ToArray();
        var plugins = string.Concat(_options.Plugins.Select(plugin => $"plugin {plugin} {{ enable }} "));
        return $$"""
            unix { nodaemon nosyslog nobanner nocolor runtime-dir {{_directory.File("run")}} cli-listen {{CliSocket}} log {{_directory.File("vpp.log")}} }
            api-segment { prefix {{SharedMemoryPrefix}} }
            socksvr { socket-name {{ApiSocket}} }
            statseg { socket-name {{StatsSocket}} size {{_options.StatsSegmentSize}} page-size 4k update-interval 1 }
            memory { main-heap-size {{_options.MainHeapSize}} main-heap-page-size 4k }
            buffers { buffers-per-numa {{_options.BuffersPerNuma}} page-size 4k }
            cpu { main-core {{main}} {{(workers.Length == 0 ? "" : $"corelist-workers {string.Join(',', workers)}")}} }
            plugins { {{(_installation.PluginDirectory is { } path ? $"path {path}" : "")}} vat-path {{_directory.File("vat")}} plugin default { disable } {{plugins}}}
            {{_options.ExtraConfiguration}}

            """;
    }

    private void DeleteSharedMemory()
    {
        if (!Directory.Exists("/dev/shm")) return;
        foreach (var file in Directory.EnumerateFiles("/dev/shm", SharedMemoryPrefix + "-*")) File.Delete(file);
    }

    [GeneratedRegex(@"used: (?<value>[0-9.]+)(?<unit>[KMG]?)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex UsedBytes();

    private static List<int> AllowedCpus()
    {
        const string Field = "Cpus_allowed_list:";
        var list = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal));
        var cpus = new List<int>();
        foreach (var range in (list?[Field.Length..] ?? "0").Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = range.Split('-').Select(int.Parse).ToArray();
            cpus.AddRange(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }

        return cpus;
    }

    [GeneratedRegex(@"""_msgname"":\s*""(?<name>\w+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex MessageName();
}
