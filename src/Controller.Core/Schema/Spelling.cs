namespace Controller.Core.Schema;

/// <summary>Guesses what was meant by a word that does not exist.</summary>
internal static class Spelling
{
    private const int LongestGuessed = 40;

    /// <summary>The candidate that is so near that the word is most likely a slip; null when none is.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestGuessed)
            return null;
        var (distance, nearest) = candidates
            .Select(candidate => (
                Distance: Distance(word.ToLowerInvariant().Replace('_', '-'), candidate.ToLowerInvariant()), Candidate: candidate))
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault((int.MaxValue, ""));
        return distance <= Math.Max(1, word.Length / 3) ? nearest : null;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
