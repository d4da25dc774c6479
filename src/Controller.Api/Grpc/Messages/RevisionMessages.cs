using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc.Messages;

/// <summary>Revisions as messages.</summary>
internal static class RevisionMessages
{
    /// <summary>A Revision without its text.</summary>
    public static V1.RevisionSummary ToMessage(this RevisionSummary summary)
    {
        var message = new V1.RevisionSummary
        {
            Number = summary.Number,
            Author = summary.Author,
            At = Timestamp.FromDateTimeOffset(summary.At),
            Comment = summary.Comment ?? string.Empty,
            Outcome = summary.Outcome.ToMessage(),
            Create = summary.Create,
            Update = summary.Update,
            Delete = summary.Delete,
            Cause = CauseOf(summary.Cause),
        };
        if (summary.Source is { } source)
            message.Source = source;
        return message;
    }

    /// <summary>A Revision.</summary>
    public static V1.Revision ToMessage(this RevisionView revision) => new()
    {
        Summary = revision.Summary.ToMessage(),
        Document = DocumentMessages.ToMessage(revision.Document, revision.Format),
        Plan = revision.Plan.ToMessage(),
    };

    /// <summary>A line of the audit trail.</summary>
    public static V1.AuditLine ToMessage(this AuditView line)
    {
        var message = new V1.AuditLine
        {
            Number = line.Number,
            At = Timestamp.FromDateTimeOffset(line.At),
            Actor = line.Actor,
            Origin = line.Origin ?? string.Empty,
            Action = line.Action,
            Subject = line.Subject,
        };
        foreach (var (name, value) in line.Detail)
        {
            if (value is not null)
                message.Detail[name] = value;
        }

        return message;
    }

    internal static V1.RevisionCause CauseOf(RevisionCause cause) => cause switch
    {
        RevisionCause.Apply => V1.RevisionCause.Apply,
        RevisionCause.Rollback => V1.RevisionCause.Rollback,
        RevisionCause.Revert => V1.RevisionCause.Revert,
        RevisionCause.Adopt => V1.RevisionCause.Adopt,
        _ => V1.RevisionCause.Unspecified,
    };
}
