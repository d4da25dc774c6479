using System.Text.Json.Serialization;

namespace Controller.Contracts.Rest;

/// <summary>How a node stands against its committed Revision.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NodeState>))]
public enum NodeState
{
    /// <summary>No VPP answers; the server tries again for ever.</summary>
    [JsonStringEnumMemberName("disconnected")] Disconnected,

    /// <summary>Connected, reading what VPP has or replaying the committed Revision.</summary>
    [JsonStringEnumMemberName("synchronizing")] Synchronizing,

    /// <summary>Connected, and nothing was ever committed.</summary>
    [JsonStringEnumMemberName("empty")] Empty,

    /// <summary>VPP has what the committed Revision asks for.</summary>
    [JsonStringEnumMemberName("in-sync")] InSync,

    /// <summary>VPP differs from the committed Revision.</summary>
    [JsonStringEnumMemberName("drift")] Drift,

    /// <summary>An apply is running.</summary>
    [JsonStringEnumMemberName("applying")] Applying,

    /// <summary>The last replay or undo failed; a person is needed. The detail says what is left.</summary>
    [JsonStringEnumMemberName("failed")] Failed,
}
