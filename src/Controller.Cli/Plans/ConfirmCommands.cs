using System.CommandLine;
using Controller.Cli.Documents;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary><c>vppilot confirm</c>, <c>extend</c> and <c>revert</c>: what is to become of an apply with a deadline.</summary>
internal static class ConfirmCommands
{
    public static Command CreateConfirm(CliHost host)
    {
        var revision = RevisionOption();
        var command = new ManualCommand("confirm", "Keep the Revision that was applied with --confirm.", ManualText.Confirm) { revision };
        host.Bind(command, async (session, parse, cancellationToken) =>
        {
            var confirmed = await session.Client.ConfirmAsync(OptionsOf(session, parse.GetValue(revision)), cancellationToken);
            if (session.Json)
                session.WriteServerJson();
            else
                session.Out.Line(Piece.Good($"Confirmed: revision {confirmed.Revision} stays."));
            return ExitCode.Ok;
        });
        return command;
    }

    public static Command CreateExtend(CliHost host)
    {
        var time = DurationOption.CreateArgument("Time from now to the new deadline (90s, 10m, 2h).");
        var revision = RevisionOption();
        var command = new ManualCommand("extend", "Set a new deadline for the Revision that waits for its confirmation.", ManualText.Extend) { time, revision };
        host.Bind(command, async (session, parse, cancellationToken) =>
        {
            var extended = await session.Client.ExtendAsync(parse.GetRequiredValue(time), OptionsOf(session, parse.GetValue(revision)), cancellationToken);
            if (session.Json)
                session.WriteServerJson();
            else
                session.Out.Line($"Revision {extended.Revision} now waits until {HumanUnits.Moment(extended.Deadline)}.");
            return ExitCode.Ok;
        });
        return command;
    }

    public static Command CreateRevert(CliHost host)
    {
        var revision = RevisionOption();
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var command = new ManualCommand("revert", "Go back now from the Revision that waits for its confirmation.", ManualText.Revert) { revision, yes };
        host.Bind(command, async (session, parse, cancellationToken) =>
        {
            ApplyRun.DemandYes(session, parse.GetValue(yes), "revert", null);
            var waiting = await session.Client.GetConfirmationAsync(cancellationToken)
                ?? throw new ControllerProblemException(ProblemCodes.NoConfirmation, "No Revision waits for a confirmation.", 409);
            var options = OptionsOf(session, parse.GetValue(revision) ?? waiting.Revision);
            var name = waiting.Before == 0 ? "an empty Config" : $"revision {waiting.Before}";
            return await ApplyRun.RunAsync(
                session, new SourceFile(name, new ConfigDocument("")), parse.GetValue(yes),
                token => waiting.Before == 0 ? session.Client.PlanAsync(new ConfigDocument("vppilot: 1\n"), token) : session.Client.PlanRollbackAsync(waiting.Before, token),
                token => session.Client.RevertAsync(options, token),
                cancellationToken);
        });
        return command;
    }

    private static Option<int?> RevisionOption() => new("--revision")
    {
        Description = "Only if this is the Revision that waits.", HelpName = "NUMBER",
    };

    private static ConfirmationOptions OptionsOf(CliSession session, int? revision) => new(revision, ApplyFlags.AuthorOf(session));
}
