using System.Collections.Immutable;

namespace Controller.Core.Resources;

/// <summary>What it takes to turn an observed resource into the desired one of the same key.</summary>
public sealed record ResourceComparison
{
    private ResourceComparison()
    {
    }

    /// <summary>Nothing differs (or nothing that can be read).</summary>
    public static ResourceComparison Same { get; } = new();

    /// <summary>What differs, in the order of the attributes.</summary>
    public ImmutableArray<AttributeDifference> Differences { get; private init; } = [];

    /// <summary>Why VPP cannot do it in place; null when it can.</summary>
    public string? RecreateReason { get; private init; }

    /// <summary>Kinds of dependents that must be away while the update runs, and are put back afterwards.</summary>
    public ImmutableArray<string> TakesDown { get; private init; } = [];

    /// <summary>True when there is nothing to do.</summary>
    public bool IsSame => Differences.IsEmpty;

    /// <summary>True when it must be deleted and created again.</summary>
    public bool MustRecreate => RecreateReason is not null;

    /// <summary>A comparison with these differences.</summary>
    /// <param name="differences">What differs; empty means <see cref="Same"/>.</param>
    /// <param name="recreateReason">Why it cannot be done in place; null when it can.</param>
    /// <param name="takesDown">Kinds of dependents that must be away during an update in place.</param>
    public static ResourceComparison Of(
        ImmutableArray<AttributeDifference> differences, string? recreateReason = null, ImmutableArray<string> takesDown = default) =>
        differences.IsEmpty
            ? Same
            : new() { Differences = differences, RecreateReason = recreateReason, TakesDown = takesDown.IsDefault ? [] : takesDown };
}
