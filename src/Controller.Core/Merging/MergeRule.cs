using System.Collections.Frozen;

namespace Controller.Core.Merging;

/// <summary>How the values of one place in a document are merged.</summary>
/// <param name="Shape">What is there.</param>
internal sealed record MergeRule(MergeShape Shape)
{
    /// <summary>A value that is replaced as a whole.</summary>
    public static MergeRule Value { get; } = new(MergeShape.Value);

    /// <summary>Of a map or a list: how its things are merged.</summary>
    public MergeRule Item { get; init; } = null!;

    /// <summary>Of an object: how its keys are merged that are not plain values.</summary>
    public FrozenDictionary<string, MergeRule> Keys { get; init; } = FrozenDictionary<string, MergeRule>.Empty;

    /// <summary>Of an object: when these differ it is another thing, and nothing of the old one stays.</summary>
    public string? Kind { get; init; }

    /// <summary>Of a list: the keys that tell its things apart, with the values of those that are not there.</summary>
    public IReadOnlyList<(string Key, string Otherwise)> Identity { get; init; } = [];

    /// <summary>Of a section: it goes away as a whole when it is named without anything in it.</summary>
    public bool IsOne { get; init; }

    /// <summary>How a key of an object is merged.</summary>
    public MergeRule Of(string key) => Keys.GetValueOrDefault(key, Value);
}
