namespace VppApi.Inspection.Definitions;

/// <summary>Finds what somebody may have meant.</summary>
public static class ClosestName
{
    /// <summary>The name that differs least, if it differs little enough to be meant.</summary>
    /// <param name="names">What there is.</param>
    /// <param name="word">What was written.</param>
    /// <returns>The name, or null.</returns>
    public static string? Find(IEnumerable<string> names, string word)
    {
        string? closest = null;
        var limit = Math.Max(1, word.Length / 3) + 1;
        foreach (var name in names)
        {
            if (Math.Abs(name.Length - word.Length) >= limit) continue;
            var distance = Distance(name, word);
            if (distance >= limit) continue;
            limit = distance;
            closest = name;
        }

        return closest;
    }

    /// <summary>Letters that are wrong, missing, too many or in each other's place (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var before = new int[other.Length + 1];
        var last = new int[other.Length + 1];
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }
}
