using Controller.Api.Nodes;
using Controller.Contracts.Rest;
using Controller.Core.Resources;

namespace Controller.Api.Reconcile;

/// <summary>A valid document that is to be applied.</summary>
/// <param name="Order">What was asked for.</param>
/// <param name="Desired">What its document asks for.</param>
/// <param name="Findings">Warnings about it.</param>
/// <param name="Committed">The last committed Revision.</param>
/// <param name="Known">What VPPilot is known to have asked for: the committed Revision, and what an interrupted apply may have left.</param>
internal sealed record ApplyRequest(
    ApplyOrder Order, ResourceSet Desired, IReadOnlyList<FindingView> Findings, CommittedConfig Committed, ResourceSet Known);
