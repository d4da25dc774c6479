namespace Controller.Contracts.Rest;

/// <summary>What an apply did.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Revision">Number of the Revision that was committed; null when none was. An apply that plans nothing and whose text is unchanged commits none.</param>
/// <param name="Plan">The Plan that ran.</param>
/// <param name="Failure">The step that failed, VPP's error and what was undone; null on success.</param>
/// <param name="Requests">Requests that changed VPP (0 for an apply with nothing to do).</param>
/// <param name="Duration">Time from the first request to the read-back.</param>
/// <param name="Confirmation">What must be confirmed, and by when; null when nothing must.</param>
public sealed record ApplyResult(
    ApplyOutcome Outcome,
    int? Revision,
    PlanView Plan,
    ApplyFailure? Failure,
    int Requests,
    TimeSpan Duration,
    PendingConfirmation? Confirmation = null);
