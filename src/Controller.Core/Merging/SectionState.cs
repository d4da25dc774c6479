using System.Text.Json.Serialization;

namespace Controller.Core.Merging;

/// <summary>What a section of a document means for what is committed already.</summary>
public enum SectionState
{
    /// <summary>What it says is added or changed; what it does not say stays.</summary>
    [JsonStringEnumMemberName("merged")] Merged,

    /// <summary>What it names becomes just as it says; what it does not name stays.</summary>
    [JsonStringEnumMemberName("replaced")] Replaced,

    /// <summary>It is the whole of its section: what it does not name goes away.</summary>
    [JsonStringEnumMemberName("overridden")] Overridden,

    /// <summary>What it names goes away.</summary>
    [JsonStringEnumMemberName("absent")] Absent,
}
