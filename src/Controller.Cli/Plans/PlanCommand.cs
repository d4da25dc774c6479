using System.CommandLine;
using Controller.Cli.Documents;
using Controller.Cli.Manual;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary><c>vppilot plan FILE</c>: what an apply would do.</summary>
internal static class PlanCommand
{
    public static Command Create(CliHost host)
    {
        var file = SourceFileReader.Argument();
        var command = new ManualCommand("plan", "Show what an apply would do, step by step. Changes nothing.", ManualText.Plan) { file };
        host.Bind(command, (session, parse, cancellationToken) => RunAsync(session, parse.GetRequiredValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliSession session, string path, CancellationToken cancellationToken)
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

        var plan = await session.Client.PlanAsync(file.Document, cancellationToken);
        if (session.Json)
            session.WriteServerJson();
        else
            Print(session, file, plan);
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
