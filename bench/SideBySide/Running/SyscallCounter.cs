using System.Globalization;
using SideBySide.Cases;
using TestKit;

namespace SideBySide.Running;

/// <summary>
/// Counts a contender's system calls with <c>perf stat</c>, in a pass of its own because counting costs time. Two runs, one
/// with three times the requests of the other: what starting and ending takes cancels out.
/// </summary>
/// <param name="runner">Runs them.</param>
/// <param name="programs">The contenders' programs.</param>
internal sealed class SyscallCounter(ContenderRunner runner, PeerPrograms programs)
{
    private const string Event = "raw_syscalls:sys_enter";

    /// <summary>Whether this machine can count.</summary>
    /// <returns>Why not; null when it can.</returns>
    public static async Task<string?> WhyUnavailableAsync()
    {
        try
        {
            await ChildProcess.RunAsync("perf", ["stat", "-e", Event, "true"]);
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"perf cannot count {Event}: {error.Message.ReplaceLineEndings(" ").Trim()}";
        }
    }

    /// <summary>Counts.</summary>
    /// <param name="contender">Whose.</param>
    /// <param name="arguments">What it gets besides the number of requests.</param>
    /// <param name="requests">The smaller number of requests.</param>
    /// <returns>System calls a thousand requests.</returns>
    public async Task<double> CountAsync(Contender contender, string arguments, int requests)
    {
        var few = await CountOnceAsync(contender, $"{arguments} count={requests}");
        var many = await CountOnceAsync(contender, $"{arguments} count={3 * requests}");
        return Math.Max(0, (many - few) * 1000 / (2.0 * requests));
    }

    private async Task<double> CountOnceAsync(Contender contender, string arguments)
    {
        using var directory = new TemporaryDirectory("perf-");
        var file = directory.File("count");
        await runner.RunAsync(programs.Command(contender, arguments), "perf", "stat", "-x,", "-e", Event, "-o", file, "--");
        var line = (await File.ReadAllLinesAsync(file)).First(static line => line.Contains(Event, StringComparison.Ordinal));
        return double.Parse(line.Split(',')[0], CultureInfo.InvariantCulture);
    }
}
