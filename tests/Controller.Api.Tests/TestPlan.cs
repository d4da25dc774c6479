using Controller.Contracts.Rest;

namespace Controller.Api.Tests;

/// <summary>A Plan to put where one is needed.</summary>
internal static class TestPlan
{
    public static PlanView Some { get; } = new(
        [], [new PlanStepView(0, "create", "interface/lan", "interface", "none", [new AttributeChange("mtu", null, "1500")], null)], 1, 0, 0, 0, []);
}
