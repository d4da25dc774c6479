using System.Globalization;
using Controller.Cli.Documents;
using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary>How an apply ended, in words: success on standard output, everything else on standard error.</summary>
internal static class ApplyReport
{
    /// <param name="session">Where to.</param>
    /// <param name="file">The document.</param>
    /// <param name="shown">The Plan that was shown before.</param>
    /// <param name="result">What the server says.</param>
    public static void Print(CliSession session, SourceFile file, PlanView? shown, ApplyResult result)
    {
        WarnOfOtherPlan(session, shown, result);
        switch (result.Outcome)
        {
            case ApplyOutcome.Committed:
                PrintCommitted(session, result);
                PrintConfirmation(session, result.Confirmation);
                if (result.Failure is not null)
                    PrintFailure(session.Error, result);
                break;
            case ApplyOutcome.Unchanged:
                // "No changes" was said instead of a Plan.
                PrintConfirmation(session, result.Confirmation);
                break;
            case ApplyOutcome.Invalid:
                FindingPrinter.Print(session.Error, file, result.Plan.Findings);
                session.Error.Line($"{file.Name} has {FindingPrinter.Count(result.Plan.Findings)}. VPP was not touched.");
                break;
            case ApplyOutcome.RolledBack:
                PrintFailure(session.Error, result);
                session.Error.Line("VPP is as it was before the apply.");
                break;
            case ApplyOutcome.UndoFailed:
                PrintFailure(session.Error, result);
                session.Error.Line(Piece.Bad("VPP is neither as it was nor as asked for. "), "Fix what is left, or apply again: a new apply plans from what VPP has now.");
                break;
            case ApplyOutcome.Interrupted:
                PrintFailure(session.Error, result);
                session.Error.Line("VPP went away. The server finishes or undoes the apply when VPP is back; 'vppilot watch' shows when.");
                break;
            default:
                session.Error.Line($"The apply ended with '{result.Outcome}', which this release of vppilot does not know.");
                break;
        }
    }

    private static void PrintCommitted(CliSession session, ApplyResult result)
    {
        var revision = result.Revision is { } number ? $"revision {number}" : "no revision";
        if (result.Requests == 0)
        {
            session.Out.Line(Piece.Good("VPP had it all already"), $"; the new text is {revision}.");
            return;
        }

        var seconds = result.Duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        session.Out.Line(
            Piece.Good($"Applied in {seconds} s"), $": {revision}.",
            Piece.Quiet($" ({(result.Requests == 1 ? "1 request" : $"{result.Requests} requests")} to VPP)"));
    }

    private static void PrintConfirmation(CliSession session, PendingConfirmation? confirmation)
    {
        if (confirmation is null)
            return;
        var before = confirmation.Before == 0 ? "nothing" : $"revision {confirmation.Before}";
        session.Out.Line(
            Piece.Change($"Not confirmed yet: at {HumanUnits.Moment(confirmation.Deadline)} VPP goes back to {before}."), " Say 'vppilot confirm' to keep it.");
    }

    private static void PrintFailure(InkWriter writer, ApplyResult result)
    {
        if (result.Failure is not { } failure)
        {
            writer.Line(Piece.Bad("error: "), "the apply failed, and the server does not say why. Its log has more.");
            return;
        }

        var step = failure.StepIndex < 0 ? "the apply failed" : $"step {failure.StepIndex + 1} of {result.Plan.Steps.Count} failed";
        writer.Line(Piece.Bad("error: "), step, failure.Path is null ? string.Empty : ": ", Piece.Strong(failure.Path ?? string.Empty));
        writer.Line($"  {failure.Error}");
        PrintList(writer, "Undone, in this order:", failure.Undone, Ink.Plain);
        PrintList(writer, "Left in VPP, could not be undone:", failure.Left, Ink.Bad);
    }

    private static void PrintList(InkWriter writer, string title, IReadOnlyList<string> items, Ink ink)
    {
        if (items.Count == 0)
            return;
        writer.Line(title);
        foreach (var item in items)
            writer.Line(new Piece($"  {item}", ink));
    }

    // The server plans again when it applies; VPP may have changed between the question and the answer.
    private static void WarnOfOtherPlan(CliSession session, PlanView? shown, ApplyResult result)
    {
        if (shown is null || result.Outcome == ApplyOutcome.Invalid || SameSteps(shown.Steps, result.Plan.Steps))
            return;
        session.Error.Line(Piece.Change("warning: "), "VPP changed after the Plan above was made.");
        PlanPrinter.Print(session.Error, result.Plan, "What the server did instead, in order:", "By then there was nothing to do.");
    }

    private static bool SameSteps(IReadOnlyList<PlanStepView> one, IReadOnlyList<PlanStepView> other)
        => one.Count == other.Count && one.Zip(other).All(static pair =>
            pair.First.Operation == pair.Second.Operation && pair.First.Path == pair.Second.Path && pair.First.Changes.SequenceEqual(pair.Second.Changes));
}
