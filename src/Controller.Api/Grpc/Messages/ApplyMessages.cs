using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc.Messages;

/// <summary>Applies as messages.</summary>
internal static class ApplyMessages
{
    /// <summary>How far an apply is.</summary>
    public static V1.ApplyProgress ToMessage(this ApplyProgress progress) => new()
    {
        Done = progress.Done,
        Total = progress.Total,
        Step = progress.Step ?? string.Empty,
        UndoingBecause = progress.UndoingBecause ?? string.Empty,
    };

    /// <summary>What an apply did.</summary>
    public static V1.ApplyResult ToMessage(this ApplyResult result)
    {
        var message = new V1.ApplyResult
        {
            Outcome = result.Outcome.ToMessage(),
            Plan = result.Plan.ToMessage(),
            Failure = result.Failure is { } failure ? ToMessage(failure) : null,
            Requests = result.Requests,
            Duration = Duration.FromTimeSpan(result.Duration),
            Confirmation = result.Confirmation?.ToMessage(),
        };
        if (result.Revision is { } revision)
            message.Revision = revision;
        return message;
    }

    /// <summary>What waits for a confirmation.</summary>
    public static V1.PendingConfirmation ToMessage(this PendingConfirmation pending) => new()
    {
        Revision = pending.Revision,
        Before = pending.Before,
        Deadline = Timestamp.FromDateTimeOffset(pending.Deadline),
        Author = pending.Author,
        Comment = pending.Comment ?? string.Empty,
    };

    /// <summary>An outcome.</summary>
    public static V1.ApplyOutcome ToMessage(this ApplyOutcome outcome) => outcome switch
    {
        ApplyOutcome.Unchanged => V1.ApplyOutcome.Unchanged,
        ApplyOutcome.Committed => V1.ApplyOutcome.Committed,
        ApplyOutcome.Invalid => V1.ApplyOutcome.Invalid,
        ApplyOutcome.RolledBack => V1.ApplyOutcome.RolledBack,
        ApplyOutcome.UndoFailed => V1.ApplyOutcome.UndoFailed,
        ApplyOutcome.Interrupted => V1.ApplyOutcome.Interrupted,
        _ => V1.ApplyOutcome.Unspecified,
    };

    /// <summary>The status that an apply's stream ends with; null for OK.</summary>
    public static RpcException? FailureOf(V1.ApplyResult result)
    {
        var reason = result.Failure is { } failure ? $"{failure.Path}: {failure.Error}" : null;
        return result.Outcome switch
        {
            V1.ApplyOutcome.Invalid => GrpcProblems.Failure(
                StatusCode.InvalidArgument, "invalid", "The document has errors; VPP was not touched.", result.Plan.Findings),
            V1.ApplyOutcome.RolledBack => GrpcProblems.Failure(StatusCode.Aborted, "rolled-back", $"A step failed and everything before it was undone. {reason}"),
            V1.ApplyOutcome.Interrupted => GrpcProblems.Failure(
                StatusCode.Unavailable, "interrupted", $"VPP went away; the server finishes or undoes the apply when VPP is back. {reason}"),
            V1.ApplyOutcome.UndoFailed => GrpcProblems.Failure(StatusCode.Internal, "undo-failed", $"A step failed and undoing failed too. {reason}"),
            _ => null,
        };
    }

    private static V1.ApplyFailure ToMessage(ApplyFailure failure) => new()
    {
        StepIndex = failure.StepIndex,
        Path = failure.Path ?? string.Empty,
        Error = failure.Error,
        Undone = { failure.Undone },
        Left = { failure.Left },
    };
}
