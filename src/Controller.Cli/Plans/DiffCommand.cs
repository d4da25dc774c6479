using System.CommandLine;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary><c>vppilot diff A B</c>: how two Revisions differ.</summary>
internal static class DiffCommand
{
    public static Command Create(CliHost host)
    {
        var from = new Argument<int>("A") { Description = "Number of the one Revision; 0 is the Config without anything." };
        var to = new Argument<int>("B") { Description = "Number of the other." };
        var text = new Option<bool>("--text") { Description = "How the documents differ, line by line, instead of what they ask for." };
        var command = new ManualCommand("diff", "Show how two Revisions differ. Exit code 2 when they do.", ManualText.Diff) { from, to, text };
        host.Bind(command, async (session, parse, cancellationToken) =>
        {
            var diff = await session.Client.DiffAsync(parse.GetRequiredValue(from), parse.GetRequiredValue(to), cancellationToken);
            var isText = parse.GetValue(text);
            if (session.Json)
                session.WriteServerJson();
            else if (isText)
                PrintText(session.Out, diff);
            else
                PrintChanges(session.Out, diff);
            return (isText ? diff.Text.Length == 0 : diff.Changes.Count == 0) ? ExitCode.Ok : ExitCode.Changes;
        });
        return command;
    }

    private static void PrintChanges(InkWriter writer, RevisionDiffView diff)
    {
        if (diff.Changes.Count == 0)
        {
            writer.Line(Piece.Good($"Revisions {diff.From} and {diff.To} ask for the same."));
            return;
        }

        foreach (var change in diff.Changes)
        {
            var (sign, ink) = change.Operation switch { "create" => ("+", Ink.Good), "delete" => ("-", Ink.Bad), _ => ("~", Ink.Change) };
            writer.Line(new Piece($"{sign} ", ink), Piece.Strong(change.Path));
            foreach (var attribute in change.Changes)
                writer.Line($"      {attribute.Name}: {Describe(attribute)}");
        }
    }

    private static void PrintText(InkWriter writer, RevisionDiffView diff)
    {
        foreach (var line in diff.Text.TrimEnd('\n').Split('\n').Where(static line => line.Length > 0))
            writer.Line(new Piece(line, line[0] switch { '+' => Ink.Good, '-' => Ink.Bad, '@' => Ink.Quiet, _ => Ink.Plain }));
    }

    private static string Describe(AttributeChange change) => change switch
    {
        { Before: null } => $"{change.After}",
        { After: null } => $"{change.Before} -> (none)",
        _ => $"{change.Before} -> {change.After}",
    };
}
