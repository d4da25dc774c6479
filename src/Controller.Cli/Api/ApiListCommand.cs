using System.CommandLine;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using VppApi.Inspection.Definitions;

namespace Controller.Cli.Api;

/// <summary><c>vppilot api ls</c>: the messages of VPP's API, and whether the connected VPP has them.</summary>
internal static class ApiListCommand
{
    public static Command Create(CliHost host, ApiSocket socket)
    {
        var pattern = new Argument<string?>("PATTERN")
        {
            Description = "Part of a name, or the whole with * and ?. Default: all.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var offline = new Option<bool>("--offline") { Description = "Ask no VPP: the messages that this release knows." };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "With fields, types and defaults." };
        var all = new Option<bool>("--all", "-a") { Description = "Replies and details too, and what this VPP does not have." };
        var command = new ManualCommand("ls", "List messages: module, kind, and whether this VPP has them.", ApiManual.List)
        {
            pattern, socket.Option, offline, verbose, all,
        };
        host.BindApi(command, async (session, parse, cancellationToken) =>
        {
            var wanted = new NamePattern(parse.GetValue(pattern));
            var path = socket.Resolve(parse, session.Console);
            var messages = parse.GetValue(offline) ? [.. MessageList.Offline()] : await AskAsync(path, wanted, cancellationToken);
            return Print(session, messages, wanted, parse.GetValue(verbose), parse.GetValue(all));
        });
        return command;
    }

    private static async Task<IReadOnlyList<ListedMessage>> AskAsync(string path, NamePattern pattern, CancellationToken cancellationToken)
    {
        await using var vpp = await ApiSocket.ConnectAsync(path, cancellationToken);
        return await MessageList.OfAsync(path, vpp.Ids, pattern, cancellationToken);
    }

    private static int Print(CliSession session, IReadOnlyList<ListedMessage> messages, NamePattern pattern, bool verbose, bool all)
    {
        var shown = messages
            .Where(message => pattern.Matches(message.Name) && (all || (message.IsOfInterest && message.State != MessageList.Missing) || message.Name == pattern.ToString()))
            .OrderBy(static message => message.Heading?.Module, StringComparer.Ordinal)
            .ToList();
        if (shown.Count == 0)
            throw new CliError(Nothing(messages, pattern));
        if (session.Json)
        {
            foreach (var message in shown)
                session.Out.Line(ListedMessageJson.Write(message));
        }
        else if (verbose)
        {
            foreach (var message in shown)
                PrintFields(session, message);
        }
        else
        {
            PrintTable(session, shown);
        }

        return ExitCode.Ok;
    }

    private static string Nothing(IReadOnlyList<ListedMessage> messages, NamePattern pattern)
    {
        if (messages.Any(message => pattern.Matches(message.Name)))
            return $"This VPP has no message like '{pattern}': the plugin is not loaded. --all shows those that this release knows.";
        var meant = ClosestName.Find(messages.Select(static message => message.Name), pattern.ToString());
        return $"There is no message like '{pattern}'." + (meant is null ? string.Empty : $" Did you mean '{meant}'?");
    }

    private static void PrintTable(CliSession session, List<ListedMessage> messages)
    {
        var table = new TextTable("module", "message", "kind", "crc", "state", "answer");
        foreach (var message in messages)
        {
            table.Add(
                message.Heading?.Module ?? string.Empty, Piece.Strong(message.Name), message.Kind, message.Heading is { } heading ? $"{heading.Crc:x8}" : string.Empty,
                State(message), Piece.Quiet(message.Answer));
        }

        session.WriteTable(table);
    }

    private static void PrintFields(CliSession session, ListedMessage message)
    {
        var mark = message.Heading?.Mark is { } known ? $"  ({known}{(message.Heading.ReplacedBy is { } other ? $": use {other}" : string.Empty)})" : string.Empty;
        var answer = message.Answer.Length == 0 ? string.Empty : $"  -> {message.Answer}";
        session.Out.Line(
            Piece.Strong(message.Name), $"  {message.Heading?.Module} {message.Kind}", message.State is null ? string.Empty : "  ", State(message), Piece.Quiet(answer),
            Piece.Change(mark));
        if (message.Source?.Find(message.Name) is not { } definition)
            return;
        var values = definition.Fields.Where(static field => field.IsValue).ToList();
        var width = values.Count == 0 ? 0 : values.Max(static field => field.Name.Length);
        foreach (var field in values)
            session.Out.Line($"    {field.Name.PadRight(width)}  ", Piece.Quiet(FieldText.Describe(field)));
    }

    private static Piece State(ListedMessage message) => message.State switch
    {
        null => string.Empty,
        MessageList.Ok => Piece.Good(message.State),
        MessageList.Missing => Piece.Quiet(message.State),
        _ => Piece.Change(message.State),
    };
}
