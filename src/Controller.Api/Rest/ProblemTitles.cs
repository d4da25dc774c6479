using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Rest;

/// <summary>What each problem code is called; the detail says what happened this time.</summary>
internal static class ProblemTitles
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        [ProblemCodes.VppDisconnected] = "No VPP is connected",
        [ProblemCodes.FeatureUnavailable] = "This VPP cannot do it",
        [ProblemCodes.DatabaseUnavailable] = "The database is not available",
        [ProblemCodes.ApplyInProgress] = "Another apply is running",
        [ProblemCodes.DocumentTooLarge] = "The document is too large",
        [ProblemCodes.UnsupportedMediaType] = "The body's media type is not supported",
        [ProblemCodes.NotFound] = "There is no such thing",
        [ProblemCodes.MethodNotAllowed] = "The method is not allowed here",
        [ProblemCodes.HostNotAllowed] = "The host name is not allowed",
        [ProblemCodes.PlanStale] = "The Plan is stale",
        [ProblemCodes.ConfirmationPending] = "A Revision waits for its confirmation",
        [ProblemCodes.NoConfirmation] = "Nothing to confirm",
        [ProblemCodes.LockOut] = "The change would lock you out",
        [ProblemCodes.CrossSite] = "Another site asked",
        [ProblemCodes.InvalidDocument] = "The text is no document",
        [ProblemCodes.RevisionChanged] = "Another Revision was committed meanwhile",
        [ProblemCodes.IdempotencyMismatch] = "The Idempotency-Key belongs to another request",
        [ProblemCodes.IdempotencyInProgress] = "The request is still running",
        [ProblemCodes.IdempotencyUnknown] = "The request's answer is not known",
        [ProblemCodes.InvalidParameter] = "A parameter is wrong",
        [ProblemCodes.VppRefused] = "VPP refused",
        [ProblemCodes.Internal] = "The server failed",
    };

    /// <summary>The problem as it is sent.</summary>
    public static ProblemView ToView(this ControllerProblemException problem)
        => new(problem.Code, Titles.GetValueOrDefault(problem.Code), problem.Message, problem.Status);
}
