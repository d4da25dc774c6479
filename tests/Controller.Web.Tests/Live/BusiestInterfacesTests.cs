using Controller.Web.Live;

namespace Controller.Web.Tests.Live;

public sealed class BusiestInterfacesTests
{
    [Fact]
    public void Choose_AtFirst_TakesTheBusiest()
        => Assert.Equal(["c", "b"], Choose([], ("a", 1), ("b", 2), ("c", 3)));

    [Fact]
    public void Choose_WhenOthersAreALittleBusier_KeepsItsChoice()
        => Assert.Equal(["b", "c"], Choose(["b", "c"], ("a", 2.4), ("b", 2), ("c", 3)));

    [Fact]
    public void Choose_WhenAnotherIsClearlyBusier_PutsItInTheIdlestsPlace()
        => Assert.Equal(["a", "c"], Choose(["b", "c"], ("a", 4), ("b", 2), ("c", 3)));

    [Fact]
    public void Choose_WhenAShownOneIsGone_FillsItsPlace()
        => Assert.Equal(["c", "a"], Choose(["b", "c"], ("a", 1), ("c", 3)));

    [Fact]
    public void Choose_OfTheLocalInterface_LeavesItOut()
        => Assert.Empty(BusiestInterfaces.Choose([], [Views.Interface("local0", 0, 0, "local")], _ => 0, 4));

    private static IReadOnlyList<string> Choose(IReadOnlyList<string> shown, params (string Name, double Mean)[] all)
    {
        var means = all.ToDictionary(one => one.Name, one => one.Mean, StringComparer.Ordinal);
        return BusiestInterfaces.Choose(shown, [.. all.Select(one => Views.Interface(one.Name, 0, 0))], name => means[name], 2);
    }
}
