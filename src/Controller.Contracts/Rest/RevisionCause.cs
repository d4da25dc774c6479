using System.Text.Json.Serialization;

namespace Controller.Contracts.Rest;

/// <summary>What brought a Revision about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RevisionCause>))]
public enum RevisionCause
{
    /// <summary>Somebody applied a document.</summary>
    [JsonStringEnumMemberName("apply")] Apply,

    /// <summary>Somebody went back to an earlier Revision.</summary>
    [JsonStringEnumMemberName("rollback")] Rollback,

    /// <summary>The Revision before was not confirmed in time, or was given up before that.</summary>
    [JsonStringEnumMemberName("revert")] Revert,

    /// <summary>Somebody adopted objects that VPP had already.</summary>
    [JsonStringEnumMemberName("adopt")] Adopt,
}
