using System.Collections.Frozen;
using Controller.Contracts.Rest;
using Controller.Core.Merging;

namespace Controller.Api.Nodes;

/// <summary>REST's words for how a document is taken, as Core's.</summary>
internal static class DocumentModes
{
    /// <summary>Core's mode; of nothing said, that of <see cref="DocumentMode.Default"/>.</summary>
    public static MergeMode ToMerge(this DocumentMode? mode) => new(
        ToSection((mode ?? DocumentMode.Default).State),
        mode?.Sections?.ToFrozenDictionary(section => section.Key, section => ToSection(section.Value), StringComparer.Ordinal)
            ?? FrozenDictionary<string, SectionState>.Empty);

    private static SectionState ToSection(DocumentState state) => state switch
    {
        DocumentState.Merged => SectionState.Merged,
        DocumentState.Replaced => SectionState.Replaced,
        DocumentState.Overridden => SectionState.Overridden,
        _ => SectionState.Absent,
    };
}
