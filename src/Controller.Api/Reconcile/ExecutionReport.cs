using System.Collections.Immutable;
using Controller.Core.Planning;
using VppApi;

namespace Controller.Api.Reconcile;

/// <summary>What came of an execution.</summary>
/// <param name="Done">Steps that were carried out, in the Plan's order.</param>
/// <param name="Failures">Steps that VPP refused, in the Plan's order.</param>
/// <param name="Lost">Why the connection broke; null while it holds.</param>
/// <param name="LastStarted">The step that was started last; null when none was.</param>
internal sealed record ExecutionReport(
    ImmutableArray<PlanStep> Done, ImmutableArray<StepFailure> Failures, VppConnectionException? Lost, PlanStep? LastStarted)
{
    /// <summary>True when every step was carried out.</summary>
    public bool IsComplete(int steps) => Lost is null && Done.Length == steps;
}
