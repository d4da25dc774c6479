namespace VppApi.Inspection.Definitions;

/// <summary>An enum: names for numbers, or for bits.</summary>
public sealed class EnumDefinition : TypeDefinition
{
    private readonly Dictionary<string, long> _byName;
    private readonly Dictionary<long, string> _byValue;

    /// <summary>Makes one.</summary>
    /// <param name="members">Names and values in the order of the definition.</param>
    public EnumDefinition(IReadOnlyList<KeyValuePair<string, long>> members)
    {
        Members = members;
        _byName = new Dictionary<string, long>(members.Count, StringComparer.Ordinal);
        _byValue = new Dictionary<long, string>(members.Count);
        foreach (var (name, value) in members)
        {
            _byName.TryAdd(name, value);
            // Of several names for a number the first is shown.
            _byValue.TryAdd(value, name);
        }
    }

    /// <summary>The integer that it is on the wire.</summary>
    public required ScalarType Base { get; init; }

    /// <summary>True when its members are bits to be combined.</summary>
    public required bool IsFlags { get; init; }

    /// <summary>Names and values in the order of the definition.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Members { get; }

    /// <summary>The name of a value, or null.</summary>
    public string? NameOf(Int128 value)
        => value >= long.MinValue && value <= long.MaxValue && _byValue.TryGetValue((long)value, out var name) ? name : null;

    /// <summary>The value of a name.</summary>
    /// <returns>False when the enum has no such name.</returns>
    public bool TryGetValue(string name, out long value) => _byName.TryGetValue(name, out value);
}
