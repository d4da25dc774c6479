using System.Globalization;
using System.Runtime.InteropServices;

namespace SideBySide.Running;

/// <summary>The machine that a table was measured on.</summary>
/// <param name="Processor">Its model.</param>
/// <param name="Cpus">CPUs that this process may use.</param>
/// <param name="MemoryGiB">Memory.</param>
/// <param name="System">Distribution and kernel.</param>
/// <param name="Runtime">.NET's version.</param>
internal sealed record MachineFacts(string Processor, int Cpus, double MemoryGiB, string System, string Runtime)
{
    /// <summary>Reads them.</summary>
    /// <returns>This machine.</returns>
    public static MachineFacts Read()
    {
        var processor = Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        var memory = Field("/proc/meminfo", "MemTotal")?.Split(' ')[0];
        var kernel = File.ReadAllText("/proc/sys/kernel/osrelease").Trim();
        return new MachineFacts(processor, Environment.ProcessorCount, double.Parse(memory ?? "0", CultureInfo.InvariantCulture) / (1024 * 1024),
            $"{RuntimeInformation.OSDescription}, Linux {kernel}", RuntimeInformation.FrameworkDescription);
    }

    /// <summary>The load of the last minute.</summary>
    /// <returns>Runnable threads, on average.</returns>
    public static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    private static string? Field(string file, string name)
        => File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
