using Controller.Api.Observation;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Api.Reconcile;

/// <summary>Which sections a Plan touches: what must be read back after it.</summary>
internal static class TouchedScope
{
    /// <summary>The sections of these steps.</summary>
    public static ReadScope Of(IEnumerable<PlanStep> steps)
    {
        var scope = ReadScope.None;
        foreach (var kind in steps.Select(step => step.Key.Kind).Distinct())
            scope |= OfKind(kind);
        return scope;
    }

    private static ReadScope OfKind(string kind) => kind switch
    {
        // A deleted interface takes along what hangs on it, neighbours among them.
        InterfaceResource.KindWord => ReadScope.Interfaces | ReadScope.Neighbors,

        // A pool that follows the interface follows its address too.
        AddressResource.KindWord => ReadScope.Cheap | ReadScope.Nat44,
        VrfResource.KindWord => ReadScope.Tables,
        RouteResource.KindWord => ReadScope.Routes,
        NeighborResource.KindWord => ReadScope.Neighbors,
        _ => ReadScope.Nat44,
    };
}
