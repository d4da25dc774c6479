using Controller.Core.Resources;

namespace Controller.Api.Observation;

/// <summary>Makes resources, with names, of what VPP told in its own terms. Pure.</summary>
internal static class ResourceComposer
{
    /// <summary>All resources that VPP has; their keys are unique.</summary>
    /// <param name="state">What VPP told.</param>
    /// <param name="names">Names of interfaces.</param>
    /// <param name="known">What was last asked for.</param>
    public static IEnumerable<Resource> Compose(VppState state, InterfaceNames names, ResourceSet known)
    {
        foreach (var table in state.Tables)
        {
            yield return new VrfResource(table.Id, table.Name);
        }

        foreach (var row in state.Interfaces)
        {
            yield return InterfaceComposer.Compose(row, names);
            foreach (var address in state.Addresses.GetValueOrDefault(row.Index, []))
            {
                yield return new AddressResource(names.Of(row.Index), address);
            }
        }

        foreach (var route in state.Routes)
        {
            yield return RouteComposer.Compose(route, names, known);
        }

        foreach (var neighbor in state.Neighbors)
        {
            yield return new NeighborResource(names.Of(neighbor.Interface), neighbor.Address, neighbor.Mac);
        }

        if (state.Nat44 is { } nat44)
        {
            foreach (var resource in Nat44Composer.Compose(state, nat44, names))
            {
                yield return resource;
            }
        }
    }
}
