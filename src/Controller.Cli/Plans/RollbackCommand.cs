using System.CommandLine;
using Controller.Cli.Documents;
using Controller.Cli.Manual;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary><c>vppilot rollback N</c>: back to an earlier Revision, through a Plan like any other.</summary>
internal static class RollbackCommand
{
    public static Command Create(CliHost host)
    {
        var number = new Argument<int>("NUMBER") { Description = "Number of the Revision to go back to." };
        var flags = new ApplyFlags();
        var command = new ManualCommand("rollback", "Go back to an earlier Revision; it becomes a new one.", ManualText.Rollback) { number };
        flags.AddTo(command);
        host.Bind(command, (session, parse, cancellationToken) => RunAsync(
            session, parse.GetRequiredValue(number), flags.Of(session, parse), flags.IsYes(parse), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliSession session, int number, ApplyOptions options, bool yes, CancellationToken cancellationToken)
    {
        ApplyRun.DemandYes(session, yes, "rollback", null);
        return await ApplyRun.RunAsync(
            session, new SourceFile($"revision {number}", new ConfigDocument("")), yes,
            token => session.Client.PlanRollbackAsync(number, token),
            token => session.Client.RollbackAsync(number, options, token),
            cancellationToken);
    }
}
