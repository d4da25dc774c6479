using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc.Messages;

/// <summary>Plans as messages.</summary>
internal static class PlanMessages
{
    /// <summary>A Plan.</summary>
    public static V1.Plan ToMessage(this PlanView plan) => new()
    {
        Id = plan.Id ?? string.Empty,
        Expires = plan.Expires is { } expires ? Timestamp.FromDateTimeOffset(expires) : null,
        Basis = plan.Basis?.ToMessage(),
        Findings = { plan.Findings.Select(DocumentMessages.ToMessage) },
        Steps = { plan.Steps.Select(ToMessage) },
        Create = plan.Create,
        Update = plan.Update,
        Recreate = plan.Recreate,
        Delete = plan.Delete,
        Foreign = { plan.Foreign },
        LockOut = { plan.LockOut ?? [] },
    };

    /// <summary>What a Plan was made from.</summary>
    public static V1.PlanBasis ToMessage(this PlanBasis basis) => new() { Revision = basis.Revision, Digest = basis.Digest };

    /// <summary>A Plan that was kept.</summary>
    public static V1.GetPlanResponse ToMessage(this StoredPlanView stored) => new()
    {
        Id = stored.Id,
        CreatedAt = Timestamp.FromDateTimeOffset(stored.CreatedAt),
        Expires = Timestamp.FromDateTimeOffset(stored.Expires),
        Basis = stored.Basis.ToMessage(),
        Document = DocumentMessages.ToMessage(stored.Document.Text, stored.Document.Format),
        StaleBecause = stored.StaleBecause ?? string.Empty,
        Plan = stored.Plan.ToMessage(),
    };

    /// <summary>How two Revisions differ.</summary>
    public static V1.DiffRevisionsResponse ToMessage(this RevisionDiffView diff) => new()
    {
        Changes =
        {
            diff.Changes.Select(static row => new V1.ResourceChange
            {
                Operation = OperationOf(row.Operation), Path = row.Path, Kind = row.Kind, Changes = { row.Changes.Select(ToMessage) },
            }),
        },
        Text = diff.Text,
    };

    private static V1.PlanStep ToMessage(PlanStepView step) => new()
    {
        Index = step.Index,
        Operation = OperationOf(step.Operation),
        Path = step.Path,
        Kind = step.Kind,
        Impact = ImpactOf(step.Impact),
        Changes = { step.Changes.Select(ToMessage) },
        Reason = step.Reason ?? string.Empty,
    };

    private static V1.AttributeChange ToMessage(AttributeChange change)
    {
        var message = new V1.AttributeChange { Name = change.Name };
        if (change.Before is not null)
            message.Before = change.Before;
        if (change.After is not null)
            message.After = change.After;
        return message;
    }

    internal static V1.Operation OperationOf(string word) => word switch
    {
        "create" => V1.Operation.Create,
        "update" => V1.Operation.Update,
        "delete" => V1.Operation.Delete,
        _ => V1.Operation.Unspecified,
    };

    internal static V1.Impact ImpactOf(string word) => word switch
    {
        "none" => V1.Impact.None,
        "traffic-hit" => V1.Impact.TrafficHit,
        "sessions-dropped" => V1.Impact.SessionsDropped,
        "recreate" => V1.Impact.Recreate,
        "restart-needed" => V1.Impact.RestartNeeded,
        _ => V1.Impact.Unspecified,
    };
}
