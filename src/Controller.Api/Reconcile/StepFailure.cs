using Controller.Core.Planning;

namespace Controller.Api.Reconcile;

/// <summary>A step that VPP did not carry out.</summary>
/// <param name="Step">The step.</param>
/// <param name="Error">Why: VPP's refusal, in words.</param>
internal sealed record StepFailure(PlanStep Step, string Error);
