using System.Text.Json;
using System.Text.Json.Serialization;

namespace Controller.Contracts.Rest;

/// <summary>
/// Compile-time JSON metadata of everything that crosses REST. It keeps the CLI's start short; the server can put it first in
/// its resolver chain. A record that is missing here fails at once with its name, so a new endpoint adds its record to the list.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NodeStatus))]
[JsonSerializable(typeof(ValidationResult))]
[JsonSerializable(typeof(PlanView))]
[JsonSerializable(typeof(ApplyResult))]
[JsonSerializable(typeof(PageOf<RevisionSummary>))]
[JsonSerializable(typeof(RevisionView))]
[JsonSerializable(typeof(StoredPlanView))]
[JsonSerializable(typeof(RevisionDiffView))]
[JsonSerializable(typeof(PendingConfirmation))]
[JsonSerializable(typeof(PageOf<AuditView>))]
[JsonSerializable(typeof(DocumentMode))]
[JsonSerializable(typeof(ConfigDocument))]
[JsonSerializable(typeof(SnapshotView))]
[JsonSerializable(typeof(IReadOnlyList<InterfaceView>))]
[JsonSerializable(typeof(InterfaceHistory))]
[JsonSerializable(typeof(IReadOnlyList<RouteView>))]
[JsonSerializable(typeof(Nat44View))]
[JsonSerializable(typeof(IReadOnlyList<Nat44MappingView>))]
[JsonSerializable(typeof(IReadOnlyList<Nat44UserView>))]
[JsonSerializable(typeof(PageOf<Nat44SessionView>))]
[JsonSerializable(typeof(StatsView))]
[JsonSerializable(typeof(NodeEventView))]
[JsonSerializable(typeof(ProblemView))]
public sealed partial class RestJsonContext : JsonSerializerContext;
