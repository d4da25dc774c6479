using System.Text.Json.Serialization;

namespace Controller.Contracts.Rest;

/// <summary>How an apply ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApplyOutcome>))]
public enum ApplyOutcome
{
    /// <summary>VPP had everything already; nothing was sent.</summary>
    [JsonStringEnumMemberName("unchanged")] Unchanged,

    /// <summary>Applied, read back and committed.</summary>
    [JsonStringEnumMemberName("committed")] Committed,

    /// <summary>The Config has errors; VPP was not touched.</summary>
    [JsonStringEnumMemberName("invalid")] Invalid,

    /// <summary>A step failed and everything before it was undone: VPP is as it was.</summary>
    [JsonStringEnumMemberName("rolled-back")] RolledBack,

    /// <summary>A step failed and undoing failed too; the failure says what is left.</summary>
    [JsonStringEnumMemberName("undo-failed")] UndoFailed,

    /// <summary>VPP went away; the server finishes or undoes the apply when VPP is back. The status tells when.</summary>
    [JsonStringEnumMemberName("interrupted")] Interrupted,
}
