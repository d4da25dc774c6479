using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary>The one question.</summary>
internal static class Confirmation
{
    public static async Task<bool> AskAsync(CliSession session, PlanView plan, CancellationToken cancellationToken)
    {
        session.Error.Line();
        session.Error.Writer.Write(plan.Steps.Count == 1
            ? "Apply this step to VPP? Only 'yes' is taken: "
            : $"Apply these {plan.Steps.Count} steps to VPP? Only 'yes' is taken: ");
        session.Error.Writer.Flush();
        using var reader = new StreamReader(session.Console.Input, leaveOpen: true);
        // A terminal's read cannot be cancelled; on Ctrl-C it is left behind and the process ends.
        var answer = await reader.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
        session.Error.Line();
        return answer?.Trim() == "yes";
    }
}
