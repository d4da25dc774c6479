using Controller.Api.Handlers;

namespace Controller.Api.Observation;

/// <summary>Reads VPP's state, all of it or the sections that are asked for. All requests are sent without waiting for each other.</summary>
internal static class StateReader
{
    /// <summary>The state with these sections read again.</summary>
    public static async Task<VppState> ReadAsync(IVppReads vpp, VppState before, ReadScope scope, CancellationToken cancellationToken)
    {
        var neighbors = scope.HasFlag(ReadScope.Neighbors) ? NeighborReader.ReadAsync(vpp, cancellationToken) : null;
        var nat44 = scope.HasFlag(ReadScope.Nat44) ? Nat44Reader.ReadAsync(vpp, cancellationToken) : null;
        var tables = scope.HasFlag(ReadScope.Tables) ? TableReader.ReadAsync(vpp, cancellationToken) : null;
        var source = scope.HasFlag(ReadScope.Routes) ? RouteSource.FindAsync(vpp.Api, cancellationToken) : null;
        var state = before;
        if ((scope & (ReadScope.Interfaces | ReadScope.Cheap)) != ReadScope.None)
        {
            var interfaces = scope.HasFlag(ReadScope.Interfaces)
                ? await InterfaceReader.ReadAsync(vpp, cancellationToken)
                : await InterfaceReader.RefreshAsync(vpp, before.Interfaces, cancellationToken);
            state = state with { Interfaces = interfaces, Addresses = await AddressReader.ReadAsync(vpp, interfaces, cancellationToken) };
        }

        if (tables is not null)
        {
            state = state with { Tables = await tables };
        }

        if (source is not null)
        {
            var id = await source;
            state = state with
            {
                RouteSource = id,
                Routes = id is null ? [] : await RouteReader.ReadAsync(vpp, id.Value, state.Tables.Select(table => table.Id), cancellationToken),
            };
        }

        return state with
        {
            Neighbors = neighbors is null ? state.Neighbors : await neighbors,
            Nat44 = nat44 is null ? state.Nat44 : await nat44,
        };
    }
}
