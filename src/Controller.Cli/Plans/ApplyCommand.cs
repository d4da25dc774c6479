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
        file.Arity = ArgumentArity.ZeroOrOne;
        var plan = new Option<string?>("--plan") { Description = "Apply this Plan (its id, or a file of 'plan --out') or nothing, instead of FILE.", HelpName = "ID" };
        var flags = new ApplyFlags();
        var command = new ManualCommand("apply", "Make VPP what a file asks for, all of it or nothing.", ManualText.Apply) { file, plan };
        var mode = new ModeOptions();
        mode.AddTo(command);
        flags.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(plan) is null == result.GetValue(file) is null)
                result.AddError(result.GetValue(plan) is null ? "Required argument 'FILE' missing for command: 'apply'." : "Either FILE or --plan, not both.");
        });
        host.Bind(command, (session, parse, cancellationToken) => parse.GetValue(plan) is { } id
            ? RunPlanAsync(session, id, flags.Of(session, parse), flags.IsYes(parse), cancellationToken)
            : RunFileAsync(session, parse.GetRequiredValue(file), flags.Of(session, parse) with { Mode = mode.Of(parse) }, flags.IsYes(parse), cancellationToken));
        return command;
    }

    private static async Task<int> RunFileAsync(CliSession session, string path, ApplyOptions options, bool yes, CancellationToken cancellationToken)
    {
        ApplyRun.DemandYes(session, yes, "apply", path == "-" ? "standard input is the document" : null);
        var file = await SourceFileReader.ReadAsync(path, session.Console, cancellationToken);
        if (file.Rejection is { } rejection)
            return ReportRejection(session, file, rejection);
        return await ApplyRun.RunAsync(
            session, file, yes,
            token => session.Client.PlanAsync(file.Document, options.Mode, token),
            token => session.Client.ApplyAsync(file.Document, options, token),
            cancellationToken);
    }

    private static async Task<int> RunPlanAsync(CliSession session, string plan, ApplyOptions options, bool yes, CancellationToken cancellationToken)
    {
        ApplyRun.DemandYes(session, yes, "apply", null);
        var id = await SavedPlan.IdOfAsync(plan, cancellationToken);
        var stored = await session.Client.GetPlanAsync(id, cancellationToken)
            ?? throw new ControllerProblemException(ProblemCodes.NotFound, $"The server has no plan {id} (any more). Plan again.", 404);
        if (stored.StaleBecause is { } stale)
            throw new ControllerProblemException(ProblemCodes.PlanStale, stale, 409);
        return await ApplyRun.RunAsync(
            session, new SourceFile($"plan {id}", stored.Document), yes,
            _ => Task.FromResult(stored.Plan),
            token => session.Client.ApplyPlanAsync(id, options, token),
            cancellationToken);
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
