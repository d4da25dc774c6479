using System.Text.Json.Serialization;

namespace Controller.Api.Storage;

/// <summary>How far an apply has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JournalState>))]
internal enum JournalState
{
    /// <summary>Written down; nothing was sent yet.</summary>
    [JsonStringEnumMemberName("begun")] Begun,

    /// <summary>Steps are being sent.</summary>
    [JsonStringEnumMemberName("executing")] Executing,

    /// <summary>Inverses are being sent.</summary>
    [JsonStringEnumMemberName("undoing")] Undoing,

    /// <summary>Closed.</summary>
    [JsonStringEnumMemberName("finished")] Finished,
}
