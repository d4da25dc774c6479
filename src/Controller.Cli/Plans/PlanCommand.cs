using System.CommandLine;
using Controller.Cli.Documents;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary><c>vppilot plan FILE</c>: what an apply would do.</summary>
internal static class PlanCommand
{
    public static Command Create(CliHost host)
    {
        var file = SourceFileReader.Argument();
        var output = new Option<string?>("--out", "-o") { Description = "Also write the Plan to this file, for 'apply --plan'.", HelpName = "PATH" };
        var command = new ManualCommand("plan", "Show what an apply would do, step by step. Changes nothing.", ManualText.Plan) { file, output };
        var mode = new ModeOptions();
        mode.AddTo(command);
        host.Bind(command, (session, parse, cancellationToken) => RunAsync(
            session, parse.GetRequiredValue(file), parse.GetValue(output), mode.Of(parse), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliSession session, string path, string? output, DocumentMode? mode, CancellationToken cancellationToken)
    {
        var file = await SourceFileReader.ReadAsync(path, session.Console, cancellationToken);
        if (file.Rejection is { } rejection)
        {
            var rejected = RejectedPlan.Of(rejection);
            if (session.Json)
                session.WriteJson(rejected, RestJsonContext.Default.PlanView);
            else
                FindingPrinter.Print(session.Error, file, rejected.Findings);
            return ExitCode.Error;
        }

        var plan = await session.Client.PlanAsync(file.Document, mode, cancellationToken);
        if (session.Json)
            session.WriteServerJson();
        else
            Print(session, file, plan);
        if (plan.Id is { } id && !plan.IsEmpty && !session.Json)
            session.Error.Line(Piece.Quiet($"Kept until {HumanUnits.Moment(plan.Expires!.Value)}; to apply just this: vppilot apply --plan {output ?? id}"));
        if (output is not null)
            await SavedPlan.WriteAsync(output, plan, cancellationToken);
        return plan.Findings.Any(FindingPrinter.IsError) ? ExitCode.Error : plan.IsEmpty ? ExitCode.Ok : ExitCode.Changes;
    }

    /// <summary>Findings, and the Plan if there is no error among them.</summary>
    public static void Print(CliSession session, SourceFile file, PlanView plan)
    {
        FindingPrinter.Print(session.Error, file, plan.Findings);
        if (plan.Findings.Any(FindingPrinter.IsError))
            session.Error.Line($"{file.Name} has {FindingPrinter.Count(plan.Findings)}; there is no Plan.");
        else
            PlanPrinter.Print(session.Out, plan, $"What it takes to make VPP what {file.Name} asks for, in order:", $"No changes. VPP has what {file.Name} asks for.");
    }
}
