using Controller.Core.Resources;
using VppApi.Generated.IpNeighbor;
using VppApi.Generated.IpTypes;

namespace Controller.Api.Handlers;

/// <summary>Static neighbours. VPP overwrites the MAC address of an entry that it has, so create and update are the same request.</summary>
internal sealed class NeighborHandler() : ResourceHandler<NeighborResource>(NeighborResource.KindWord)
{
    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, NeighborResource desired) => SendAsync(vpp, desired, isAdd: true);

    /// <inheritdoc/>
    protected override Task UpdateAsync(VppWriter vpp, NeighborResource before, NeighborResource after) => SendAsync(vpp, after, isAdd: true);

    /// <inheritdoc/>
    protected override Task DeleteAsync(VppWriter vpp, NeighborResource observed) => SendAsync(vpp, observed, isAdd: false);

    private static async Task SendAsync(VppWriter vpp, NeighborResource neighbor, bool isAdd) =>
        await new IpNeighborApi(vpp.Api).IpNeighborAddDelAsync(new IpNeighborAddDel
        {
            IsAdd = isAdd,
            Neighbor = new IpNeighbor
            {
                SwIfIndex = vpp.Interfaces[neighbor.Interface],
                Flags = IpNeighborFlags.Static,
                MacAddress = neighbor.Mac.ToWire(),
                IpAddress = new Address(neighbor.Address),
            },
        });
}
