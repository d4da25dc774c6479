using TestKit;

namespace SideBySide.Running;

/// <summary>Runs contenders as processes of their own, on the clients' CPUs.</summary>
/// <param name="clientCpus">As <c>taskset -c</c> takes them.</param>
internal sealed class ContenderRunner(string clientCpus)
{
    /// <summary>Longer than any run takes that is not stuck.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs one to its end.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="wrapper">A program in front of it, with its arguments; empty for none.</param>
    /// <returns>What it wrote.</returns>
    /// <exception cref="ContenderFailedException">It failed, or did not end in time.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> command, params IReadOnlyList<string> wrapper)
    {
        string[] all = [.. wrapper, "taskset", "-c", clientCpus, .. command];
        await using var process = ChildProcess.Start(all[0], all.Skip(1));
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new ContenderFailedException($"{string.Join(' ', command)} did not end within {Patience.TotalSeconds:0} s: {process.Output}");
        }

        return process.ExitCode == 0
            ? process.Output
            : throw new ContenderFailedException($"{string.Join(' ', command)} ended with {process.ExitCode}: {process.Output.Trim()}");
    }
}
