using Controller.Web.Planning;

namespace Controller.Web.Tests.Planning;

public sealed class PlanImpactsTests
{
    [Fact]
    public void Of_APlan_CountsObjectsTheWorstFirst()
    {
        var plan = Views.Plan(
            Views.Step(0, "delete", "interface/core", "recreate"), Views.Step(1, "create", "interface/core", "recreate"),
            Views.Step(2, "update", "a", "traffic-hit"), Views.Step(3, "update", "b", "traffic-hit"), Views.Step(4, "create", "c"), Views.Step(5, "update", "d", "restart-needed"));
        Assert.Equal([("restart-needed", 1), ("recreate", 1), ("traffic-hit", 2)], PlanImpacts.Of(plan));
    }

    [Fact]
    public void Of_APlanWithoutImpact_IsEmpty() => Assert.Empty(PlanImpacts.Of(Views.Plan(Views.Step(0, "create", "c"))));
}
