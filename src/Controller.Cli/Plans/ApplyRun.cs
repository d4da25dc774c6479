using Controller.Cli.Documents;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary>What every command does that changes VPP: show the Plan, ask, do it, say how it ended.</summary>
internal static class ApplyRun
{
    /// <summary>Refuses where the question could not be asked. Said before anything is read or sent, so that a script fails the first time it runs and not the first time there is a change.</summary>
    /// <param name="session">The terminal.</param>
    /// <param name="yes">True when nobody is to be asked.</param>
    /// <param name="command">The command's word.</param>
    /// <param name="obstacle">Why nobody can be asked, when the command knows a reason of its own.</param>
    /// <exception cref="CliError">Nobody can be asked.</exception>
    public static void DemandYes(CliSession session, bool yes, string command, string? obstacle)
    {
        if (!yes && (obstacle ?? WhyNobodyCanBeAsked(session)) is { } why)
            throw new CliError($"{command} asks before it changes VPP, but {why}. Give --yes to {(command == "apply" ? "apply without being asked" : "do it without being asked")}.");
    }

    /// <summary>Does it.</summary>
    /// <param name="session">The terminal.</param>
    /// <param name="file">The document, for Findings.</param>
    /// <param name="yes">True when nobody is to be asked.</param>
    /// <param name="plan">Asks for the Plan that is shown.</param>
    /// <param name="apply">Applies.</param>
    /// <param name="cancellationToken">Leaves; the server goes on.</param>
    public static async Task<int> RunAsync(
        CliSession session, SourceFile file, bool yes, Func<CancellationToken, Task<PlanView>> plan, Func<CancellationToken, Task<ApplyResult>> apply,
        CancellationToken cancellationToken)
    {
        PlanView? shown = null;
        if (!session.Json)
        {
            shown = await plan(cancellationToken);
            PlanCommand.Print(session, file, shown);
            if (shown.Findings.Any(FindingPrinter.IsError))
                return ExitCode.Error;
            if (!yes && !shown.IsEmpty && !await Confirmation.AskAsync(session, shown, cancellationToken))
            {
                session.Error.Line("Not applied; VPP was not touched.");
                return ExitCode.Error;
            }
        }

        var result = await ApplyAsync(session, apply, cancellationToken);
        if (session.Json)
            session.WriteServerJson();
        else
            ApplyReport.Print(session, file, shown, result);
        return result.Outcome is ApplyOutcome.Committed or ApplyOutcome.Unchanged && result.Failure is null ? ExitCode.Ok : ExitCode.Error;
    }

    /// <summary>Applies with a line that shows how far it is.</summary>
    public static async Task<ApplyResult> ApplyAsync(CliSession session, Func<CancellationToken, Task<ApplyResult>> apply, CancellationToken cancellationToken)
    {
        await using var progress = ApplyProgressLine.Start(session);
        try
        {
            return await apply(cancellationToken);
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

    private static string? WhyNobodyCanBeAsked(CliSession session) => session switch
    {
        { Json: true } => "--json is for programs",
        { Console.InputIsTerminal: false } => "standard input is not a terminal",
        { Console.OutputIsTerminal: false } => "standard output is not a terminal, so nobody would see the Plan",
        _ => null,
    };
}
