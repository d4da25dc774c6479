using System.Security.Cryptography;

namespace Fuzz.Engine;

/// <summary>The inputs worth mutating: each did something that none before did. Bounded; when full, a chance one goes.</summary>
internal sealed class Corpus
{
    private const int Most = 16_384;
    private readonly List<byte[]> _inputs = [];

    /// <summary>How many.</summary>
    public int Count => _inputs.Count;

    /// <summary>The committed inputs of a target, by name of file.</summary>
    /// <param name="target">The target.</param>
    public static IReadOnlyList<(string Name, byte[] Input)> Committed(string target)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Corpus", target);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))]
            : [];
    }

    /// <summary>What to call an input.</summary>
    public static string NameOf(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..16];

    /// <summary>Keeps an input.</summary>
    public void Add(byte[] input, Random random)
    {
        if (_inputs.Count < Most) _inputs.Add(input);
        else _inputs[random.Next(Most)] = input;
    }

    /// <summary>One of them; the newer half is where the news is.</summary>
    public byte[] Pick(Random random)
    {
        if (_inputs.Count == 0) return [];
        return random.Next(2) == 0 ? _inputs[random.Next(_inputs.Count)] : _inputs[random.Next(_inputs.Count / 2, _inputs.Count)];
    }
}
