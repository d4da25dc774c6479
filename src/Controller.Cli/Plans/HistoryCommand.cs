using System.CommandLine;
using Controller.Cli.Manual;
using Controller.Cli.Show;
using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary><c>vppilot history</c>: who did what, from where and when.</summary>
internal static class HistoryCommand
{
    public static Command Create(CliHost host)
    {
        var limit = new Option<int>("--limit", "-n") { Description = "Rows, 1 to 1000.", HelpName = "N", DefaultValueFactory = static _ => 50 };
        var cursor = new Option<string?>("--cursor") { Description = "Where to go on: printed below a page that is not the last.", HelpName = "CURSOR" };
        var command = new ManualCommand("history", "Who did what, from where and when: the audit trail, newest first.", ManualText.History) { limit, cursor };
        host.Bind(command, async (session, parse, cancellationToken) =>
        {
            var page = await session.Client.ListAuditAsync(parse.GetValue(limit), parse.GetValue(cursor), cancellationToken);
            if (session.Json)
                session.WriteServerJson();
            else
                Print(session, page);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(CliSession session, PageOf<AuditView> page)
    {
        var table = new TextTable("When", "Who", "From", "What", "Of", "Detail");
        foreach (var line in page.Items)
        {
            table.Add(
                HumanUnits.Moment(line.At), line.Actor, line.Origin ?? "-", Piece.Strong(line.Action), line.Subject,
                string.Join(' ', line.Detail.Where(static part => part.Value is not null).Select(static part => $"{part.Key}={part.Value}")));
        }

        session.WriteTable(table);
        PageFooter.Print(session, page.Items.Count, page.Total, page.Next);
    }
}
