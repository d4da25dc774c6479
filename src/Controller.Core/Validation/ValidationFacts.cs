using System.Collections.Immutable;

namespace Controller.Core.Validation;

/// <summary>What is known of the node that a document is meant for. Null means unknown, as when validating without a server.</summary>
public sealed record ValidationFacts
{
    /// <summary>Nothing is known.</summary>
    public static ValidationFacts Unknown { get; } = new();

    /// <summary>The node's id.</summary>
    public string? NodeId { get; init; }

    /// <summary>VPP's names of the interfaces that it has and that an API client does not make.</summary>
    public ImmutableHashSet<string>? HardwareInterfaces { get; init; }

    /// <summary>
    /// What this VPP can do: the words of interface types (<c>tap</c>, <c>memif</c>, …) and <c>nat44</c>, for each whose plugin is loaded and
    /// speaks messages that we know.
    /// </summary>
    public ImmutableHashSet<string>? Features { get; init; }
}
