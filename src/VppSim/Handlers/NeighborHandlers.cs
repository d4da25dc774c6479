using VppApi.Generated.IpNeighbor;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>Neighbours (vnet/ip-neighbor/ip_neighbor_api.c).</summary>
internal static class NeighborHandlers
{
    public static void Register(HandlerContext context)
    {
        var state = context.State;
        context.On((IpNeighborAddDel request) =>
        {
            var neighbor = request.Neighbor;
            if (!state.Interfaces.TryGet(neighbor.SwIfIndex, out _)) return new IpNeighborAddDelReply { Retval = SimRetval.InvalidSwIfIndex };
            var key = (neighbor.SwIfIndex, neighbor.IpAddress);
            if (!request.IsAdd)
                return new IpNeighborAddDelReply { Retval = state.Routing.Neighbors.Remove(key) ? 0 : SimRetval.NoSuchEntry };
            // A static entry stays: VPP answers -2 to a dynamic one for the same address, whatever the number says.
            if (state.Routing.Neighbors.TryGetValue(key, out var existing) && existing.Flags.HasFlag(IpNeighborFlags.Static)
                && !neighbor.Flags.HasFlag(IpNeighborFlags.Static))
                return new IpNeighborAddDelReply { Retval = SimRetval.InvalidSwIfIndex };
            state.Routing.Neighbors[key] = neighbor;
            return new IpNeighborAddDelReply();
        });
        context.OnDump((IpNeighborDump request) => state.Routing.Neighbors.Values
            .Where(neighbor => request.SwIfIndex == uint.MaxValue || request.SwIfIndex == neighbor.SwIfIndex)
            .Where(neighbor => neighbor.IpAddress.Af == request.Af)
            .Select(neighbor => new IpNeighborDetails { Neighbor = neighbor }));
    }
}
