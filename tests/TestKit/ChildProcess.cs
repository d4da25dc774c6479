using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace TestKit;

/// <summary>
/// A process that a test started: its output is kept, and it is ended by its own id, at the latest when the test
/// process ends.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int SignalTerminate = 15;
    private static readonly TimeSpan TerminatePatience = TimeSpan.FromSeconds(10);
    private readonly StringBuilder _output = new();
    private readonly Process _process;
    private readonly EventHandler _onProcessExit;

    private ChildProcess(Process process)
    {
        _process = process;
        _onProcessExit = (_, _) => Kill();
        AppDomain.CurrentDomain.ProcessExit += _onProcessExit;
    }

    /// <summary>Process id.</summary>
    public int Id => _process.Id;

    /// <summary>True once it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>How it ended; only after that.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Everything that it wrote to its standard output and error so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables set on top of this process' own.</param>
    /// <returns>The running process.</returns>
    public static ChildProcess Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        var child = new ChildProcess(process);
        process.OutputDataReceived += child.OnOutput;
        process.ErrorDataReceived += child.OnOutput;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        return child;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed; the text holds its output.</exception>
    public static async Task<string> RunAsync(string file, IEnumerable<string> arguments, TimeSpan? timeout = null)
    {
        var child = Start(file, arguments);
        await using (child)
        {
            using var cancellation = new CancellationTokenSource(timeout ?? TimeSpan.FromSeconds(60));
            await child.WaitForExitAsync(cancellation.Token);
            return child._process.ExitCode == 0
                ? child.Output
                : throw new InvalidOperationException($"{file} ended with {child._process.ExitCode}: {child.Output}");
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When it has ended and all its output is here.</returns>
    public Task WaitForExitAsync(CancellationToken cancellationToken = default) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>Ends it without warning (SIGKILL), as a crash would.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It never started or is already gone.
        }
    }

    /// <summary>Sends a signal.</summary>
    /// <param name="signal">Its number.</param>
    public void Signal(int signal)
    {
        if (!HasExited) _ = SendSignal(Id, signal);
    }

    /// <summary>Asks it to end (SIGTERM), and makes it end when it does not.</summary>
    /// <returns>When it has ended.</returns>
    public async Task TerminateAsync()
    {
        Signal(SignalTerminate);
        using var patience = new CancellationTokenSource(TerminatePatience);
        try
        {
            await WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            await WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await TerminateAsync();
        AppDomain.CurrentDomain.ProcessExit -= _onProcessExit;
        _process.Dispose();
    }

    private void OnOutput(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (_output) _output.Append(line.Data).Append('\n');
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int pid, int signal);
}
