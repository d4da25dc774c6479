using System.Globalization;

namespace SideBySide.Running;

/// <summary>Who runs where: VPP's main thread has the last allowed CPU to itself, the clients have the others.</summary>
/// <param name="VppCpu">The CPU of VPP's main thread.</param>
/// <param name="ClientCpus">CPUs of the clients, as <c>taskset -c</c> takes them.</param>
internal sealed record Placement(int VppCpu, string ClientCpus)
{
    private const string AllowedField = "Cpus_allowed_list:";

    /// <summary>Decides for this machine.</summary>
    /// <returns>The placement; on a single CPU both share it.</returns>
    public static Placement ForThisMachine()
    {
        var line = File.ReadLines("/proc/self/status").First(static line => line.StartsWith(AllowedField, StringComparison.Ordinal));
        var cpus = Parse(line[AllowedField.Length..]);
        var others = cpus.Count > 1 ? cpus.SkipLast(1) : cpus;
        return new Placement(cpus[^1], string.Join(',', others));
    }

    /// <summary>Reads a list of CPUs as the kernel writes it.</summary>
    /// <param name="list">For example <c>0-3,8</c>.</param>
    /// <returns>The CPUs, ascending.</returns>
    internal static List<int> Parse(string list)
    {
        var cpus = new List<int>();
        foreach (var range in list.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = range.Split('-').Select(static end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
            cpus.AddRange(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }

        return cpus;
    }
}
