using System.Globalization;
using System.Text.RegularExpressions;

namespace SideBySide.Running;

/// <summary>Reads VPP's <c>show ip fib summary</c> (vnet/fib/ip4_fib.c: two columns, prefix length and count).</summary>
internal static partial class FibSummary
{
    /// <summary>Routes of one prefix length.</summary>
    /// <param name="summary">What VPP printed, of one table.</param>
    /// <param name="prefixLength">The length.</param>
    /// <returns>Their number.</returns>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static long CountOf(string summary, int prefixLength)
    {
        if (!summary.Contains("Prefix length", StringComparison.Ordinal)) throw new FormatException($"not a summary of a table:\n{summary}");
        foreach (var row in Row().EnumerateMatches(summary))
        {
            var columns = summary.AsSpan(row.Index, row.Length).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (int.Parse(columns[0], CultureInfo.InvariantCulture) == prefixLength) return long.Parse(columns[1], CultureInfo.InvariantCulture);
        }

        return 0;
    }

    [GeneratedRegex(@"^[ \t]+\d+[ \t]+\d+[ \t\r]*$", RegexOptions.Multiline, 5000)]
    private static partial Regex Row();
}
