using System.Net;
using Controller.Api.Live;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Nodes;

/// <summary>
/// The VPP-facing half of one node: the connection, what VPP has, and every change to it. It knows no REST and no pages;
/// <see cref="Live.LocalControllerClient"/> joins it with the store and the counters.
/// <para>
/// Errors: whatever cannot be done is a <see cref="ControllerProblemException"/> with a code of <see cref="ProblemCodes"/>
/// (<c>vpp-disconnected</c> 503, <c>feature-unavailable</c> 501, <c>database-unavailable</c> 503, <c>apply-in-progress</c> 409,
/// <c>plan-stale</c> 409, <c>vpp-refused</c> 502). What is wrong with a document is a Finding, never an exception.
/// </para>
/// </summary>
internal interface INodeController
{
    /// <summary>What is known of the node now, and after every change of it.</summary>
    ChangeFeed<NodeFacts> Facts { get; }

    /// <summary>Every Finding about a document; works without a VPP.</summary>
    Task<ValidationResult> ValidateAsync(ConfigDocument document, CancellationToken cancellationToken);

    /// <summary>The Plan from what VPP has to what a document asks for; with an error Finding it has no steps.</summary>
    /// <remarks><c>peers</c>: from where the session comes that asks; the Plan says when it would cut it.</remarks>
    Task<PlanView> PlanAsync(ConfigDocument document, DocumentMode? mode, IReadOnlyList<IPAddress> peers, CancellationToken cancellationToken);

    /// <summary>
    /// Validates, plans, journals, executes, reads back and commits; or undoes. Once the first request was sent, cancellation of
    /// <paramref name="cancellationToken"/> no longer stops it: half an apply is nobody's wish.
    /// </summary>
    Task<ApplyResult> ApplyAsync(ApplyOrder order, CancellationToken cancellationToken);

    /// <summary>What waits for its confirmation, and every change of it.</summary>
    ChangeFeed<PendingConfirmation?> Confirmation { get; }

    /// <summary>Confirms what waits; works without VPP and without the store. Nothing to confirm is <c>no-confirmation</c> 409.</summary>
    Task<PendingConfirmation> ConfirmAsync(int? revision, CancellationToken cancellationToken);

    /// <summary>Sets a new deadline from now on; works without VPP and without the store.</summary>
    Task<PendingConfirmation> ExtendAsync(TimeSpan by, int? revision, CancellationToken cancellationToken);

    /// <summary>Goes back now.</summary>
    Task<ApplyResult> RevertAsync(ConfirmationOptions options, CancellationToken cancellationToken);

    /// <summary>What VPP has as a document: what is VPPilot's, or everything that a document can ask for.</summary>
    Task<ConfigDocument> GatherAsync(bool foreign, CancellationToken cancellationToken);

    /// <summary>What VPP was last observed to have.</summary>
    Task<SnapshotView> GetSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>The steps from what VPP has to the committed Revision; empty when in sync or when nothing was committed.</summary>
    Task<PlanView> GetDriftAsync(CancellationToken cancellationToken);

    /// <summary>The Config's static routes as VPP has them.</summary>
    Task<IReadOnlyList<RouteView>> ListRoutesAsync(CancellationToken cancellationToken);

    /// <summary>NAT44-ED's global state; <see cref="Nat44View.Sessions"/> stays null here (it is a counter).</summary>
    Task<Nat44View> GetNat44Async(CancellationToken cancellationToken);

    /// <summary>Static and identity mappings.</summary>
    Task<IReadOnlyList<Nat44MappingView>> ListNat44MappingsAsync(CancellationToken cancellationToken);

    /// <summary>Inside hosts that have sessions, most sessions first.</summary>
    Task<IReadOnlyList<Nat44UserView>> ListNat44UsersAsync(CancellationToken cancellationToken);

    /// <summary>A page of sessions. A wrong cursor is <c>invalid-parameter</c> 400.</summary>
    Task<PageOf<Nat44SessionView>> ListNat44SessionsAsync(Nat44SessionQuery query, CancellationToken cancellationToken);
}
