using System.Text.Json;
using System.Text.Json.Serialization;
using Controller.Api.Confirm;
using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

/// <summary>JSON metadata of what the store writes: columns of type jsonb and the local files.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanView))]
[JsonSerializable(typeof(ApplyFailure))]
[JsonSerializable(typeof(DocumentMode))]
[JsonSerializable(typeof(LocalRevision))]
[JsonSerializable(typeof(LocalJournal))]
[JsonSerializable(typeof(ArmedRevert))]
[JsonSerializable(typeof(AuditBacklog))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string?>))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>An outcome as it is spelled in JSON and in the database.</summary>
    public static string Spell(ApplyOutcome outcome) => Unquote(JsonSerializer.Serialize(outcome, Default.ApplyOutcome));

    /// <summary>The outcome of a spelling.</summary>
    public static ApplyOutcome ReadOutcome(string text) => JsonSerializer.Deserialize($"\"{text}\"", Default.ApplyOutcome);

    /// <summary>A cause as it is spelled in JSON and in the database.</summary>
    public static string Spell(RevisionCause cause) => Unquote(JsonSerializer.Serialize(cause, Default.RevisionCause));

    /// <summary>The cause of a spelling.</summary>
    public static RevisionCause ReadCause(string text) => JsonSerializer.Deserialize($"\"{text}\"", Default.RevisionCause);

    /// <summary>A journal state as it is spelled in JSON and in the database.</summary>
    public static string Spell(JournalState state) => Unquote(JsonSerializer.Serialize(state, Default.JournalState));

    /// <summary>The journal state of a spelling.</summary>
    public static JournalState ReadState(string text) => JsonSerializer.Deserialize($"\"{text}\"", Default.JournalState);

    private static string Unquote(string json) => json[1..^1];
}
