using Controller.Cli.Plans;
using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Show;

/// <summary><c>vppilot show revisions</c> and <c>vppilot show revision N</c>.</summary>
internal static class RevisionViews
{
    public static void PrintList(CliSession session, PageOf<RevisionSummary> page)
    {
        var table = new TextTable(TextColumn.Number("Revision"), "Committed", "Author", TextColumn.Number("Created"), TextColumn.Number("Changed"), TextColumn.Number("Deleted"), "Comment");
        foreach (var revision in page.Items)
        {
            table.Add(
                Piece.Strong(revision.Number.ToString()),
                HumanUnits.Moment(revision.At),
                revision.Author,
                revision.Create.ToString(), revision.Update.ToString(), revision.Delete.ToString(),
                revision.Comment ?? string.Empty);
        }

        session.WriteTable(table);
        PageFooter.Print(session, page.Items.Count, page.Total, page.Next);
    }

    /// <summary>The document as it was sent, byte for byte on a pipe, so that it can be applied again.</summary>
    public static void PrintDocument(CliSession session, RevisionView revision)
    {
        PrintHeadline(session, revision.Summary);
        if (!session.Console.OutputIsTerminal)
        {
            session.Out.Writer.Write(revision.Document);
            return;
        }

        foreach (var line in revision.Document.TrimEnd('\n').Split('\n'))
            session.Out.Line(line.TrimEnd('\r'));
    }

    public static void PrintPlan(CliSession session, RevisionView revision)
    {
        PrintHeadline(session, revision.Summary);
        PlanPrinter.Print(session.Out, revision.Plan, $"What revision {revision.Summary.Number} did, in order:", $"Revision {revision.Summary.Number} changed nothing in VPP.");
    }

    private static void PrintHeadline(CliSession session, RevisionSummary summary)
        => session.Error.Line(Piece.Quiet(
            $"# revision {summary.Number}, {HumanUnits.Moment(summary.At)}, by {summary.Author}{(summary.Comment is null ? string.Empty : $": {summary.Comment}")}"));
}
