using Controller.Contracts.Rest;

namespace Controller.Contracts.Client;

/// <summary>
/// Everything that a user of the server can do. The web pages use it in process, the CLI over REST; both see the same
/// answers and the same errors (<see cref="ControllerProblemException"/>).
/// </summary>
public interface IControllerClient
{
    /// <summary>The node's state now.</summary>
    Task<NodeStatus> GetStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>The node's state now and after every change of it. Ends only by cancellation or a broken connection.</summary>
    IAsyncEnumerable<NodeStatus> WatchStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Every Finding about a document. VPP is asked only for what it has (hardware interfaces).</summary>
    Task<ValidationResult> ValidateAsync(ConfigDocument document, CancellationToken cancellationToken = default);

    /// <summary>The Plan from what VPP has to what a document asks for. Changes nothing.</summary>
    Task<PlanView> PlanAsync(ConfigDocument document, CancellationToken cancellationToken = default) => PlanAsync(document, null, cancellationToken);

    /// <summary>The Plan from what VPP has to what a document asks for. Changes nothing.</summary>
    /// <param name="document">The document.</param>
    /// <param name="mode">How it is taken; null for <see cref="DocumentMode.Default"/>.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    Task<PlanView> PlanAsync(ConfigDocument document, DocumentMode? mode, CancellationToken cancellationToken = default);

    /// <summary>Plans, applies, reads back, commits; or undoes.</summary>
    Task<ApplyResult> ApplyAsync(ConfigDocument document, ApplyOptions options, CancellationToken cancellationToken = default);

    /// <summary>A Plan that was made before, looked at again; null when there is none of that id (any more).</summary>
    Task<StoredPlanView?> GetPlanAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Applies a Plan that was made before, or refuses: <see cref="ProblemCodes.PlanStale"/> when another Revision was committed since or VPP
    /// changed so that other steps would be taken, <see cref="ProblemCodes.NotFound"/> when there is none of that id (any more).
    /// </summary>
    Task<ApplyResult> ApplyPlanAsync(string id, ApplyOptions options, CancellationToken cancellationToken = default);

    /// <summary>The Plan from what VPP has back to a Revision. Changes nothing.</summary>
    Task<PlanView> PlanRollbackAsync(int revision, CancellationToken cancellationToken = default);

    /// <summary>Goes back to a Revision: its document is applied like any other, and becomes a new Revision.</summary>
    Task<ApplyResult> RollbackAsync(int revision, ApplyOptions options, CancellationToken cancellationToken = default);

    /// <summary>What waits for a confirmation; null when nothing does.</summary>
    Task<PendingConfirmation?> GetConfirmationAsync(CancellationToken cancellationToken = default);

    /// <summary>Confirms what waits: it stays. <see cref="ProblemCodes.NoConfirmation"/> when nothing does, or something else.</summary>
    Task<PendingConfirmation> ConfirmAsync(ConfirmationOptions options, CancellationToken cancellationToken = default);

    /// <summary>Sets a new deadline, so long from now.</summary>
    Task<PendingConfirmation> ExtendAsync(TimeSpan by, ConfirmationOptions options, CancellationToken cancellationToken = default);

    /// <summary>Goes back now, without waiting for the deadline.</summary>
    Task<ApplyResult> RevertAsync(ConfirmationOptions options, CancellationToken cancellationToken = default);

    /// <summary>Who did what, from where and when; newest first.</summary>
    Task<PageOf<AuditView>> ListAuditAsync(int limit = 50, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>How two Revisions differ; 0 stands for the Config without anything.</summary>
    Task<RevisionDiffView> DiffAsync(int from, int to, CancellationToken cancellationToken = default);

    /// <summary>Committed Revisions, newest first.</summary>
    Task<PageOf<RevisionSummary>> ListRevisionsAsync(int limit = 50, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>One Revision; null when there is none of that number.</summary>
    Task<RevisionView?> GetRevisionAsync(int number, CancellationToken cancellationToken = default);

    /// <summary>
    /// What VPP has as a document: what is VPPilot's, which plans to nothing; or everything that a document can ask for, which adopts
    /// what others made when it is applied.
    /// </summary>
    Task<ConfigDocument> GatherAsync(bool foreign = false, CancellationToken cancellationToken = default);

    /// <summary>What VPP was last observed to have.</summary>
    Task<SnapshotView> GetSnapshotAsync(CancellationToken cancellationToken = default);

    /// <summary>The steps from what VPP has to the committed Revision: empty when in sync.</summary>
    Task<PlanView> GetDriftAsync(CancellationToken cancellationToken = default);

    /// <summary>Interfaces with counters and rates.</summary>
    Task<IReadOnlyList<InterfaceView>> ListInterfacesAsync(CancellationToken cancellationToken = default);

    /// <summary>Rates of one interface over the last <paramref name="seconds"/> seconds; null when there is no such interface.</summary>
    Task<InterfaceHistory?> GetInterfaceHistoryAsync(string name, int seconds = 300, CancellationToken cancellationToken = default);

    /// <summary>The Config's static routes as VPP has them.</summary>
    Task<IReadOnlyList<RouteView>> ListRoutesAsync(CancellationToken cancellationToken = default);

    /// <summary>NAT44-ED's global state, interfaces and pools.</summary>
    Task<Nat44View> GetNat44Async(CancellationToken cancellationToken = default);

    /// <summary>Static and identity mappings.</summary>
    Task<IReadOnlyList<Nat44MappingView>> ListNat44MappingsAsync(CancellationToken cancellationToken = default);

    /// <summary>Inside hosts that have sessions, most sessions first.</summary>
    Task<IReadOnlyList<Nat44UserView>> ListNat44UsersAsync(CancellationToken cancellationToken = default);

    /// <summary>A page of sessions.</summary>
    Task<PageOf<Nat44SessionView>> ListNat44SessionsAsync(Nat44SessionQuery query, CancellationToken cancellationToken = default);

    /// <summary>VPP's health from the stats segment.</summary>
    Task<StatsView> GetStatsAsync(CancellationToken cancellationToken = default);
}
