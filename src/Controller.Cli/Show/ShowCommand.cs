using System.CommandLine;
using Controller.Cli.Manual;
using Controller.Cli.Plans;
using Controller.Cli.Terminal;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Cli.Show;

/// <summary><c>vppilot show …</c>: reads only.</summary>
internal static class ShowCommand
{
    public static Command Create(CliHost host)
    {
        var show = new ManualCommand("show", "Show what VPP has and does.", ManualText.Show);
        show.Add(Leaf(host, "status", "The node's state, VPP and the database in one look.", static (client, token) => client.GetStatusAsync(token), StatusFacts.Print));
        show.Add(Interfaces(host));
        show.Add(Leaf(host, "routes", "Static routes as VPP has them.", static (client, token) => client.ListRoutesAsync(token), SnapshotViews.PrintRoutes));
        show.Add(Leaf(host, "nat", "NAT44: settings, interfaces and pools.", static (client, token) => client.GetNat44Async(token), NatTables.PrintNat));
        show.Add(Leaf(host, "mappings", "NAT44 static and identity mappings.", static (client, token) => client.ListNat44MappingsAsync(token), NatTables.PrintMappings));
        show.Add(Leaf(host, "users", "Inside hosts with NAT44 sessions, most sessions first.", static (client, token) => client.ListNat44UsersAsync(token), NatTables.PrintUsers));
        show.Add(Sessions(host));
        show.Add(Revisions(host));
        show.Add(Revision(host));
        show.Add(Leaf(host, "stats", "VPP's health: load, heaps, buffers, error counters.", static (client, token) => client.GetStatsAsync(token), StatsViews.Print));
        show.Add(Leaf(host, "snapshot", "Everything VPP was observed to have, resource by resource.", static (client, token) => client.GetSnapshotAsync(token), SnapshotViews.PrintSnapshot));
        show.Add(Drift(host));
        return show;
    }

    private static Command Leaf<T>(
        CliHost host, string name, string description, Func<IControllerClient, CancellationToken, Task<T>> fetch, Action<CliSession, T> print)
    {
        var command = new Command(name, description);
        host.Bind(command, (session, _, cancellationToken) => AnswerAsync(session, fetch(session.Client, cancellationToken), print));
        return command;
    }

    private static Command Interfaces(CliHost host)
    {
        var wide = new Option<bool>("--wide", "-w") { Description = "Also VPP's name, MAC, link speed and packet rates." };
        var counters = new Option<bool>("--counters", "-c") { Description = "Totals since VPP started, as exact numbers, instead of rates." };
        var command = new Command("interfaces", "Interfaces with addresses and rates.") { wide, counters };
        host.Bind(command, (session, parse, cancellationToken) => AnswerAsync(
            session,
            session.Client.ListInterfacesAsync(cancellationToken),
            (_, interfaces) => session.WriteTable(
                parse.GetValue(counters) ? InterfaceTables.Counters(interfaces) : InterfaceTables.Rates(interfaces, parse.GetValue(wide)))));
        return command;
    }

    private static Command Sessions(CliHost host)
    {
        var user = new Option<string?>("--user", "-u") { Description = "Only this inside host.", HelpName = "ADDRESS" };
        var vrf = new Option<uint?>("--vrf") { Description = "Only this inside table.", HelpName = "ID" };
        var filter = new Option<string?>("--filter", "-f") { Description = "Only sessions with this text in an address or port.", HelpName = "TEXT" };
        var limit = Limit(100, 1000);
        var cursor = Cursor();
        var command = new ManualCommand("sessions", "NAT44 sessions, a page at a time.", ManualText.Sessions) { user, vrf, filter, limit, cursor };
        host.Bind(command, (session, parse, cancellationToken) => AnswerAsync(
            session,
            session.Client.ListNat44SessionsAsync(
                new Nat44SessionQuery(parse.GetValue(user), parse.GetValue(vrf), parse.GetValue(filter), parse.GetValue(limit), parse.GetValue(cursor)), cancellationToken),
            NatTables.PrintSessions));
        return command;
    }

    private static Command Revisions(CliHost host)
    {
        var limit = Limit(50, 1000);
        var cursor = Cursor();
        var command = new Command("revisions", "Committed Revisions, newest first.") { limit, cursor };
        host.Bind(command, (session, parse, cancellationToken) => AnswerAsync(
            session, session.Client.ListRevisionsAsync(parse.GetValue(limit), parse.GetValue(cursor), cancellationToken), RevisionViews.PrintList));
        return command;
    }

    private static Command Revision(CliHost host)
    {
        var number = new Argument<int>("NUMBER") { Description = "Number of the Revision." };
        var plan = new Option<bool>("--plan") { Description = "Print the Plan that was applied instead of the document." };
        var command = new ManualCommand("revision", "One Revision: its document, ready to be applied again.", ManualText.Revision) { number, plan };
        host.Bind(command, async (session, parse, cancellationToken) =>
        {
            var wanted = parse.GetRequiredValue(number);
            var revision = await session.Client.GetRevisionAsync(wanted, cancellationToken)
                ?? throw new ControllerProblemException(ProblemCodes.NotFound, $"There is no revision {wanted}.", 404);
            return await AnswerAsync(session, Task.FromResult(revision), parse.GetValue(plan) ? RevisionViews.PrintPlan : RevisionViews.PrintDocument);
        });
        return command;
    }

    private static Command Drift(CliHost host)
    {
        var command = new ManualCommand("drift", "What it takes to bring VPP back to the committed Revision. Exit code 2 when that is something.", ManualText.Drift);
        host.Bind(command, async (session, _, cancellationToken) =>
        {
            var drift = await session.Client.GetDriftAsync(cancellationToken);
            if (session.Json)
                session.WriteServerJson();
            else
                PlanPrinter.Print(session.Out, drift, "VPP differs from the committed Revision. To bring it back, in order:", "No drift. VPP has what the committed Revision asks for.");
            return drift.IsEmpty ? ExitCode.Ok : ExitCode.Changes;
        });
        return command;
    }

    private static async Task<int> AnswerAsync<T>(CliSession session, Task<T> answer, Action<CliSession, T> print)
    {
        var value = await answer;
        if (session.Json)
            session.WriteServerJson();
        else
            print(session, value);
        return ExitCode.Ok;
    }

    private static Option<int> Limit(int standard, int most)
    {
        var limit = new Option<int>("--limit", "-n") { Description = $"Rows, 1 to {most}.", HelpName = "N", DefaultValueFactory = _ => standard };
        limit.Validators.Add(result =>
        {
            // What is not a number at all is the parser's to refuse.
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var value) && (value < 1 || value > most))
                result.AddError($"--limit must be 1 to {most}, not {value}.");
        });
        return limit;
    }

    private static Option<string?> Cursor() => new("--cursor") { Description = "Go on where the page before ended.", HelpName = "CURSOR" };
}
