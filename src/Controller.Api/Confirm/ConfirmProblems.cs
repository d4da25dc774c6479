using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Confirm;

/// <summary>The errors of confirming.</summary>
internal static class ConfirmProblems
{
    /// <summary>Another apply must wait.</summary>
    public static ControllerProblemException Pending(PendingConfirmation pending) => new(
        ProblemCodes.ConfirmationPending,
        $"Revision {pending.Revision} waits for its confirmation until {pending.Deadline:HH:mm:ss} UTC. Confirm it or revert it first.",
        StatusCodes.Status409Conflict);

    /// <summary>There is nothing to confirm.</summary>
    public static ControllerProblemException NothingWaits() => new(
        ProblemCodes.NoConfirmation, "No Revision waits for a confirmation: it was confirmed or reverted already, or none was applied with one.",
        StatusCodes.Status409Conflict);

    /// <summary>Another Revision is the one that waits.</summary>
    public static ControllerProblemException AnotherWaits(int asked, int waiting) => new(
        ProblemCodes.NoConfirmation, $"Revision {asked} does not wait for a confirmation; Revision {waiting} does.", StatusCodes.Status409Conflict);

    /// <summary>The deadline has passed.</summary>
    public static ControllerProblemException TooLate(int revision) => new(
        ProblemCodes.NoConfirmation, $"Too late: the time of Revision {revision} is up, and it is being reverted.", StatusCodes.Status409Conflict);

    /// <summary>The new deadline cannot be written down.</summary>
    public static ControllerProblemException NotExtended(IOException error) => new(
        ProblemCodes.Internal, $"The new deadline cannot be written to this machine's disk, so the old one stays: {error.Message}",
        StatusCodes.Status500InternalServerError, error);

    /// <summary>The deadline cannot be written down, so nothing is begun.</summary>
    public static ControllerProblemException NotArmed(IOException error) => new(
        ProblemCodes.Internal, $"The deadline cannot be written to this machine's disk, so nothing was applied: {error.Message}",
        StatusCodes.Status500InternalServerError, error);
}
