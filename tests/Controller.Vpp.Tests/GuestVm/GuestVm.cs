using System.Diagnostics;

namespace Controller.Vpp.Tests.GuestVm;

/// <summary>
/// Runs a shell scenario as root on a kernel that has <c>/dev/vhost-net</c>: this one when it does, else Debian's own kernel in a
/// small VM under software emulation over this machine's files (guest-vm.sh), where programs run 10 to 20 times slower.
/// </summary>
internal static class GuestVm
{
    private const string VhostNet = "/dev/vhost-net";

    /// <summary>What this machine lacks to run a scenario, or null when it can.</summary>
    public static string? Missing()
    {
        if (!string.Equals(Environment.UserName, "root", StringComparison.Ordinal)) return "root";
        if (File.Exists(VhostNet)) return null;
        string[] needed = ["qemu-system-x86_64", "busybox", "cpio", "strings"];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var missing = needed.Where(tool => !path.Any(directory => File.Exists(Path.Combine(directory, tool)))).ToList();
        return missing.Count == 0 ? null : $"{VhostNet}, and {string.Join(", ", missing)} for the small VM that has it";
    }

    /// <summary>Runs a scenario file to its end.</summary>
    /// <param name="scenario">File name beside this one.</param>
    /// <param name="variables">Environment of the scenario.</param>
    /// <param name="limit">When to give up.</param>
    /// <returns>Everything that it printed.</returns>
    public static async Task<string> RunAsync(string scenario, IReadOnlyDictionary<string, string> variables, TimeSpan limit)
    {
        var directory = Path.Combine(AppContext.BaseDirectory, "GuestVm");
        var command = string.Concat(variables.Select(variable => $"export {variable.Key}='{variable.Value}'\n"))
            + await File.ReadAllTextAsync(Path.Combine(directory, scenario));
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (File.Exists(VhostNet))
        {
            start.ArgumentList.Add("-c");
        }
        else
        {
            start.ArgumentList.Add(Path.Combine(directory, "guest-vm.sh"));
            start.Environment["GUEST_TIMEOUT"] = ((int)limit.TotalSeconds).ToString();
        }

        start.ArgumentList.Add(command);
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(limit + TimeSpan.FromSeconds(30));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return await output + await errors;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
