using Controller.Core.Planning;
using VppApi;

namespace Controller.Api.Reconcile;

/// <summary>VPP went away during a replay.</summary>
/// <param name="lost">Why the connection broke.</param>
/// <param name="lastStep">The step that was sent last; null when none was.</param>
internal sealed class ReplayInterruptedException(VppConnectionException lost, PlanStep? lastStep) : Exception(lost.Message, lost)
{
    /// <summary>Path of the step that was sent last.</summary>
    public string? LastStep { get; } = lastStep?.Key.Path;
}
