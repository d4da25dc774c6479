namespace Binapigen.Model;

/// <summary>Hands out names so that none is given twice in a scope; the result depends on the order of asking only.</summary>
/// <param name="reserved">Names that are taken from the start.</param>
internal sealed class NameTable(params IEnumerable<string> reserved)
{
    private readonly HashSet<string> _taken = new(reserved, StringComparer.Ordinal);

    /// <summary>Takes a name.</summary>
    /// <param name="wanted">The name.</param>
    /// <param name="suffix">What to add when it is taken; after that, numbers.</param>
    /// <returns>The name to use.</returns>
    public string Add(string wanted, string suffix = "")
    {
        if (_taken.Add(wanted)) return wanted;
        if (suffix.Length > 0 && _taken.Add(wanted + suffix)) return wanted + suffix;
        for (var number = 2; ; number++)
        {
            var candidate = $"{wanted}{suffix}_{number}";
            if (_taken.Add(candidate)) return candidate;
        }
    }
}
