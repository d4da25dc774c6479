using System.Text.Json.Serialization;

namespace Controller.Contracts.Rest;

/// <summary>What a document, or a section of it, means for what is committed already.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentState>))]
public enum DocumentState
{
    /// <summary>What it says is added or changed; what it does not say stays.</summary>
    [JsonStringEnumMemberName("merged")] Merged,

    /// <summary>What it names becomes just as it says; what it does not name stays.</summary>
    [JsonStringEnumMemberName("replaced")] Replaced,

    /// <summary>It is the whole of it: what it does not name goes away.</summary>
    [JsonStringEnumMemberName("overridden")] Overridden,

    /// <summary>What it names goes away.</summary>
    [JsonStringEnumMemberName("absent")] Absent,
}
