using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Controller.Core.Merging;

/// <summary>How a document is taken, as a whole and section by section.</summary>
/// <param name="State">Of every section that has none of its own.</param>
/// <param name="Sections">Of single sections, by their key.</param>
public sealed record MergeMode(SectionState State, IReadOnlyDictionary<string, SectionState> Sections)
{
    /// <summary>Keys of the sections that a document can have.</summary>
    public static ImmutableArray<string> SectionNames => MergeRules.SectionNames;

    /// <summary>The document is the whole of it.</summary>
    public static MergeMode Overridden { get; } = new(SectionState.Overridden);

    /// <summary>The document adds and changes.</summary>
    public static MergeMode Merged { get; } = new(SectionState.Merged);

    /// <summary>One state for all sections.</summary>
    public MergeMode(SectionState state)
        : this(state, FrozenDictionary<string, SectionState>.Empty)
    {
    }

    /// <summary>The state of a section.</summary>
    public SectionState Of(string section) => Sections.TryGetValue(section, out var state) ? state : State;
}
