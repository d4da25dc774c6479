using Controller.Core.Planning;

namespace Controller.Api.Reconcile;

/// <summary>What came of a replay.</summary>
/// <param name="Steps">Steps that were to be done.</param>
/// <param name="Failures">What VPP refused; empty when it has what the committed Revision asks for.</param>
/// <param name="Skipped">How many steps were left out because they need a failed one.</param>
/// <param name="Requests">Requests that changed VPP.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record ReplayReport(int Steps, IReadOnlyList<StepFailure> Failures, int Skipped, int Requests = 0, TimeSpan Duration = default)
{
    private const int Named = 3;

    /// <summary>In a sentence, for people; null when nothing failed.</summary>
    public string? Detail => Failures.Count == 0 ? null :
        $"{Failures.Count} of {Steps} steps failed{(Skipped == 0 ? "" : $" and {Skipped} were left out because they need those")}: " +
        string.Join(" · ", Failures.Take(Named).Select(failure => $"{failure.Step.Key}: {failure.Error}")) +
        (Failures.Count > Named ? $" · and {Failures.Count - Named} more" : "");
}
