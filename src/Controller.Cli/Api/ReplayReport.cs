using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Controller.Cli.Terminal;
using VppApi;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Json;
using VppApi.Inspection.Recording;

namespace Controller.Cli.Api;

/// <summary>Tells what a replay did differently from the recording.</summary>
internal static class ReplayReport
{
    /// <summary>Lists what would be sent.</summary>
    public static int PrintPlan(CliSession session, ReplayPlan plan)
    {
        foreach (var request in plan.Requests)
        {
            if (session.Json)
            {
                session.Out.Line(ToJson(request, difference: null, remark: null));
                continue;
            }

            session.Out.Line([.. TraceLine.Of(request.Message, latency: null), request.NotSent is { } reason ? Piece.Change($"  NOT SENT: {reason}") : string.Empty]);
        }

        var skipped = plan.Requests.Count(static request => request.NotSent is not null);
        session.Error.Line($"{Count(plan.Requests.Count - skipped)} would be sent, {skipped} not.");
        return ExitCode.Ok;
    }

    /// <summary>Lists what came out otherwise.</summary>
    /// <returns>1 when anything did.</returns>
    public static int Print(CliSession session, ReplayPlan plan)
    {
        var differences = 0;
        var skipped = 0;
        foreach (var request in plan.Requests)
        {
            var difference = Difference(request);
            var remark = difference is null ? Remark(plan, request) : null;
            if (request.NotSent is not null)
                skipped++;
            else if (difference is not null)
                differences++;
            if (session.Json)
                session.Out.Line(ToJson(request, difference, remark));
            else if (difference is not null || remark is not null)
                session.Out.Line([.. TraceLine.Of(request.Message, latency: null), Piece.Bad($"  {difference}"), Piece.Change($"{remark}")]);
        }

        session.Error.Line(
            $"{Count(plan.Requests.Count - skipped)} replayed, ", differences == 0 ? Piece.Good("0 differ") : Piece.Bad($"{differences} differ"),
            ", ", skipped == 0 ? "0 not sent." : Piece.Change($"{skipped} not sent."));
        return differences + skipped == 0 ? ExitCode.Ok : ExitCode.Error;
    }

    private static string Count(int requests) => requests == 1 ? "1 request" : $"{requests} requests";

    private static string? Difference(ReplayRequest request)
    {
        if (request.NotSent is { } reason)
            return $"not sent: {reason}";
        var (before, now) = (request.Recorded, request.Replayed);
        if (before.Retval != now.Retval && (before.Reply is not null || now.Reply is not null))
            return $"was {Outcome(before)}, now {Outcome(now)}";
        return before.IsAnswered && !now.IsAnswered ? $"was {Outcome(before)}, now {Outcome(now)}" : null;
    }

    private static string Outcome(ReplayOutcome outcome) => outcome switch
    {
        { Retval: 0 } => "done",
        { Retval: { } retval } => VppRetval.Describe(retval),
        { Reply: not null } => "answered",
        { Rows: > 0 } => $"{outcome.Rows} rows",
        _ => "not answered",
    };

    // Not wrong by itself, but later requests name what the recorded VPP called it.
    private static string? Remark(ReplayPlan plan, ReplayRequest request)
    {
        var (before, now) = (request.Recorded, request.Replayed);
        if (before.Rows != now.Rows)
            return $"  {before.Rows} rows then, {now.Rows} now";
        if (before.Retval != 0 || before.Reply is not { } then || now.Reply is not { } later || plan.ReplyTo(request) is not { } reply)
            return null;
        foreach (var field in reply.Fields.Where(static field => field is { IsValue: true, Shape: FieldShape.Single, Type.Name: "u32" }
            && field.Name.EndsWith("index", StringComparison.Ordinal)))
        {
            if (field.Offset + sizeof(uint) > then.Length || field.Offset + sizeof(uint) > later.Length)
                continue;
            var (old, fresh) = (BinaryPrimitives.ReadUInt32BigEndian(then.Span[field.Offset..]), BinaryPrimitives.ReadUInt32BigEndian(later.Span[field.Offset..]));
            if (old != fresh)
                return $"  {field.Name} was {old}, now {fresh}: later requests that name {old} mean something else";
        }

        return null;
    }

    private static string ToJson(ReplayRequest request, string? difference, string? remark)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonForm.Options))
        {
            json.WriteStartObject();
            json.WriteString("message", request.Message.Type.Name);
            if (request.NotSent is not null)
                json.WriteString("not_sent", request.NotSent);
            if (request.Recorded.Retval is { } before)
                json.WriteNumber("recorded_retval", before);
            if (request.Replayed.Retval is { } now)
                json.WriteNumber("retval", now);
            if (difference is not null)
                json.WriteString("difference", difference);
            if (remark is not null)
                json.WriteString("remark", remark.Trim());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
