using Controller.Api.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Rest.Idempotency;

/// <summary>The rules of idempotency keys, which REST and gRPC share.</summary>
internal static class IdempotencyKey
{
    /// <summary>Longest key.</summary>
    public const int Longest = 128;

    /// <summary>Refuses what is no key.</summary>
    /// <exception cref="ControllerProblemException"><c>invalid-parameter</c>.</exception>
    public static void Check(string parameter, string key)
    {
        if (key.Length is 0 or > Longest || key.Any(static letter => letter is <= ' ' or > '~'))
            throw new ControllerProblemException(
                ProblemCodes.InvalidParameter, $"{parameter}: 1 to {Longest} visible ASCII characters are needed.", StatusCodes.Status400BadRequest);
    }

    /// <summary>Refuses a request whose key stands in its way.</summary>
    /// <exception cref="ControllerProblemException">The key is another request's, or this request's answer is not known (yet).</exception>
    public static void ThrowUnlessTaken(IdempotencyState state, string key)
    {
        switch (state)
        {
            case IdempotencyState.Running:
                throw new ControllerProblemException(
                    ProblemCodes.IdempotencyInProgress, $"The request with the key {key} is still running; send it again later for its answer.",
                    StatusCodes.Status409Conflict);
            case IdempotencyState.Lost:
                throw new ControllerProblemException(
                    ProblemCodes.IdempotencyUnknown,
                    $"The request with the key {key} began, and the server stopped or failed in the middle of it. Look at the Revisions; then use a new key.",
                    StatusCodes.Status409Conflict);
            case IdempotencyState.Different:
                throw new ControllerProblemException(
                    ProblemCodes.IdempotencyMismatch, $"The key {key} was used for another request; use a new one.", StatusCodes.Status422UnprocessableEntity);
            default:
                return;
        }
    }

    /// <summary>True for an error that says that nothing was done, so that the same request may be tried again under its key.</summary>
    public static bool SaysThatNothingWasDone(Exception error) => error
        is ControllerProblemException { Status: not StatusCodes.Status500InternalServerError }
        or BadHttpRequestException
        or OperationCanceledException;
}
