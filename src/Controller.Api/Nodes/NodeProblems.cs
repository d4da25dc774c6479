using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using VppApi;

namespace Controller.Api.Nodes;

/// <summary>The errors of <see cref="INodeController"/>.</summary>
internal static class NodeProblems
{
    /// <summary>No VPP is connected.</summary>
    public static ControllerProblemException Disconnected(string socket, string? reason) => new(
        ProblemCodes.VppDisconnected,
        $"No VPP is connected at {socket}{(reason is null ? "" : $": {reason}")}. The server goes on trying.",
        StatusCodes.Status503ServiceUnavailable);

    /// <summary>An apply is running.</summary>
    public static ControllerProblemException ApplyInProgress() => new(
        ProblemCodes.ApplyInProgress,
        "An apply is already running on this node; the status shows how far it is. Try again when it is over.",
        StatusCodes.Status409Conflict);

    /// <summary>A Plan is no longer what an apply would do.</summary>
    public static ControllerProblemException PlanStale(PlanBasis expected, PlanBasis now) => new(
        ProblemCodes.PlanStale,
        expected.Revision != now.Revision
            ? $"The Plan was made from Revision {expected.Revision}; the last one is {now.Revision} by now. Plan again."
            : "VPP is no longer as it was when the Plan was made: other steps would be taken. Plan again.",
        StatusCodes.Status409Conflict);

    /// <summary>A change was meant for another Revision than the committed one.</summary>
    public static ControllerProblemException RevisionChanged(int expected, int committed) => new(
        ProblemCodes.RevisionChanged,
        (expected, committed) switch
        {
            (0, _) => $"The change was meant for a node on which nothing was committed; Revision {committed} is. Look at it and plan again.",
            (_, 0) => $"The change was meant for Revision {expected}; nothing was ever committed on this node.",
            _ => $"The change was meant for Revision {expected}; Revision {committed} is committed by now. Look at it and plan again.",
        },
        StatusCodes.Status412PreconditionFailed);

    /// <summary>The change would cut the session that asks for it.</summary>
    public static ControllerProblemException LockOut(IReadOnlyList<string> reasons) => new(
        ProblemCodes.LockOut,
        $"{string.Join(' ', reasons)} VPP was not touched. Say that you know (i-know), best together with a confirmation, or change it over another way.",
        StatusCodes.Status409Conflict);

    /// <summary>This VPP lacks a feature.</summary>
    public static ControllerProblemException Unavailable(string what) => new(
        ProblemCodes.FeatureUnavailable, what, StatusCodes.Status501NotImplemented);

    /// <summary>A parameter is wrong.</summary>
    public static ControllerProblemException Parameter(string what) => new(
        ProblemCodes.InvalidParameter, what, StatusCodes.Status400BadRequest);

    /// <summary>Runs a read; what VPP does wrong becomes a problem.</summary>
    public static async Task<T> GuardAsync<T>(string socket, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (VppConnectionException e)
        {
            throw Disconnected(socket, e.Message);
        }
        catch (VppMessageUnavailableException e)
        {
            throw Unavailable(e.Message);
        }
        catch (Exception e) when (e is VppApiException or VppRequestDroppedException or TimeoutException)
        {
            throw new ControllerProblemException(ProblemCodes.VppRefused, e.Message, StatusCodes.Status502BadGateway, e);
        }
    }
}
