using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary>The server's answer to a document that cannot even be sent to it.</summary>
internal static class RejectedPlan
{
    public static PlanView Of(FindingView finding) => new([finding], [], 0, 0, 0, 0, []);
}
