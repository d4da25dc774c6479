using Controller.Core.Planning;
using Controller.Core.Resources;
using FsCheck;
using FsCheck.Fluent;

namespace Controller.Core.Tests.Planning;

/// <summary>What must hold from any state to any other, on a VPP that refuses every mistake.</summary>
public sealed class PlannerPropertyTests
{
    private static readonly Config Configuration = Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(120);

    [Fact]
    public void Plan_FromAnyStateToAny_EndsThereAndPlansNothingMore() => Check((from, to, _) =>
    {
        var snapshot = Ours(Realized(from));
        var vpp = Aligned(to, snapshot);
        foreach (var step in Planner.Plan(to, snapshot).Steps)
            vpp.Apply(step);

        Assert.Empty(Planner.Plan(to, Ours(vpp.Resources)).Steps);
        Assert.Equal(Keys(PoolCutter.Cut(to, vpp.Resources)), Keys(PoolCutter.Cut(vpp.Resources, to)));
    });

    [Fact]
    public void Undo_AfterAnyNumberOfSteps_LeadsBack() => Check((from, to, some) =>
    {
        var snapshot = Ours(Realized(from));
        var plan = Planner.Plan(to, snapshot);
        var vpp = Aligned(to, snapshot);
        var before = vpp.Resources.ToDictionary(resource => resource.Key);
        var done = plan.Steps.Length == 0 ? 0 : some % (plan.Steps.Length + 1);
        foreach (var step in plan.Steps.Take(done))
            vpp.Apply(step);
        foreach (var step in plan.Undo(done))
            vpp.Apply(step);

        Assert.Equal(before.OrderBy(pair => pair.Key), vpp.Resources.ToDictionary(resource => resource.Key).OrderBy(pair => pair.Key));
    });

    [Fact]
    public void Plan_WithForeignResources_LeavesThemAlone() => Check((from, to, some) =>
    {
        var realized = Realized(from);
        bool IsForeign(Resource resource) => (resource.Key.Path.Sum(c => c) + some) % 3 == 0 && resource is not (RouteResource or AddressResource or TapResource);
        var observed = realized.Select(resource => IsForeign(resource) && resource is NamedResource named ? named with { Tag = null } : resource).ToList();
        var snapshot = Snapshot.Of(observed, new ResourceSet(realized.Where(resource => !IsForeign(resource))));
        var plan = Planner.Plan(to, snapshot);

        Assert.DoesNotContain(
            plan.Steps, step => step.Operation == StepOperation.Delete && !step.IsRecreate && plan.Foreign.Contains(step.Key));
        var vpp = Aligned(to, snapshot);
        foreach (var step in plan.Steps)
            vpp.Apply(step);
        Assert.Empty(Planner.Plan(to, Snapshot.Of(vpp.Resources, to)).Steps);
    });

    private static void Check(Action<ResourceSet, ResourceSet, int> property) =>
        Prop.ForAll<byte[], byte[], byte>((from, to, some) => property(
            RandomResources.Of(from), RandomResources.Of(to), some)).Check(Configuration);

    /// <summary>The resources as VPP has them after it was left its choices.</summary>
    private static IReadOnlyCollection<Resource> Realized(ResourceSet desired)
    {
        var vpp = new ModelVpp([], []);
        foreach (var step in Planner.Plan(desired, Snapshot.Empty).Steps)
            vpp.Apply(step);
        return vpp.Resources;
    }

    private static Snapshot Ours(IReadOnlyCollection<Resource> resources) => Snapshot.Of(resources, new ResourceSet(resources));

    /// <summary>A model with the names by which the Plan calls things, and with pools cut as the Plan cuts them.</summary>
    private static ModelVpp Aligned(ResourceSet desired, Snapshot snapshot)
    {
        var alignment = Alignment.Of(desired, snapshot);
        return new ModelVpp(
            alignment.Observed, alignment.Observed.Select(resource => resource.Key).Where(key => !alignment.Managed.Contains(key)));
    }

    private static List<ResourceKey> Keys(IEnumerable<Resource> resources) => [.. resources.Select(resource => resource.Key).Order()];
}
