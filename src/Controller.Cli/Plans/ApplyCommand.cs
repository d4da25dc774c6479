using System.CommandLine;
using Controller.Cli.Documents;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary><c>vppilot apply FILE</c>: shows the Plan, asks, applies, and says how it ended.</summary>
internal static class ApplyCommand
{
    public static Command Create(CliHost host)
    {
        var file = SourceFileReader.Argument();
        var comment = new Option<string?>("--comment", "-m") { Description = "Comment of the Revision.", HelpName = "TEXT" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask. Needed where nobody can be asked: in scripts, with --json, with FILE -." };
        var command = new ManualCommand("apply", "Make VPP what a file asks for, all of it or nothing.", ManualText.Apply) { file, comment, yes };
        host.Bind(command, (session, parse, cancellationToken) => RunAsync(
            session, parse.GetRequiredValue(file), parse.GetValue(comment), parse.GetValue(yes), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliSession session, string path, string? comment, bool yes, CancellationToken cancellationToken)
    {
        if (!yes && WhyNobodyCanBeAsked(session, path) is { } why)
            throw new CliError($"apply asks before it changes VPP, but {why}. Give --yes to apply without being asked.");

        var file = await SourceFileReader.ReadAsync(path, session.Console, cancellationToken);
        if (file.Rejection is { } rejection)
            return ReportRejection(session, file, rejection);

        PlanView? shown = null;
        if (!session.Json)
        {
            shown = await session.Client.PlanAsync(file.Document, cancellationToken);
            PlanCommand.Print(session, file, shown);
            if (shown.Findings.Any(FindingPrinter.IsError))
                return ExitCode.Error;
            if (!yes && !shown.IsEmpty && !await Confirmation.AskAsync(session, shown, cancellationToken))
            {
                session.Error.Line("Not applied; VPP was not touched.");
                return ExitCode.Error;
            }
        }

        var result = await ApplyAsync(session, file, new ApplyOptions(comment, Author(session)), cancellationToken);
        if (session.Json)
            session.WriteServerJson();
        else
            ApplyReport.Print(session, file, shown, result);
        return result.Outcome is ApplyOutcome.Committed or ApplyOutcome.Unchanged ? ExitCode.Ok : ExitCode.Error;
    }

    // A name for the record, no proof of who it is: there are no accounts yet. Behind sudo, the person and not root.
    private static string? Author(CliSession session)
    {
        var environment = session.Console.Environment;
        return environment("SUDO_USER") is { Length: > 0 } person ? person
            : environment("USER") is { Length: > 0 } user ? user
            : null;
    }

    // Said before anything is read or sent, so that a script fails the first time it runs and not the first time there is a change.
    private static string? WhyNobodyCanBeAsked(CliSession session, string path) => session switch
    {
        _ when path == "-" => "standard input is the document",
        { Json: true } => "--json is for programs",
        { Console.InputIsTerminal: false } => "standard input is not a terminal",
        { Console.OutputIsTerminal: false } => "standard output is not a terminal, so nobody would see the Plan",
        _ => null,
    };

    private static async Task<ApplyResult> ApplyAsync(CliSession session, SourceFile file, ApplyOptions options, CancellationToken cancellationToken)
    {
        await using var progress = ApplyProgressLine.Start(session);
        try
        {
            return await session.Client.ApplyAsync(file.Document, options, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new CliError("left while the apply runs. The server goes on with what it has begun; 'vppilot watch' and 'vppilot show revisions' show how it ends.");
        }
        catch (ControllerProblemException problem) when (problem.Code == ProblemCodes.ServerUnreachable)
        {
            throw new ControllerProblemException(
                problem.Code,
                $"{problem.Message} Whether the apply was done is not known here: the server finishes or undoes what it began; ask 'vppilot show status' and 'vppilot show revisions'.",
                problem.Status,
                problem);
        }
    }

    private static int ReportRejection(CliSession session, SourceFile file, FindingView rejection)
    {
        var plan = RejectedPlan.Of(rejection);
        if (session.Json)
            session.WriteJson(
                new ApplyResult(ApplyOutcome.Invalid, Revision: null, plan, Failure: null, Requests: 0, TimeSpan.Zero), RestJsonContext.Default.ApplyResult);
        else
            FindingPrinter.Print(session.Error, file, plan.Findings);
        return ExitCode.Error;
    }
}
