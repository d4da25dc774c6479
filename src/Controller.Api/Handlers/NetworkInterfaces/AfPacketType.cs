using Controller.Core.Resources;
using VppApi.Generated.AfPacket;

namespace Controller.Api.Handlers.NetworkInterfaces;

/// <summary>
/// Linux devices behind AF_PACKET, with the flags that VPP's own CLI uses: without CKSUM_GSO the checksums that Linux leaves to
/// the wire of a veth device would stay unfinished, and TCP through it would not work.
/// </summary>
internal sealed class AfPacketType : IInterfaceType
{
    /// <inheritdoc/>
    public Type ResourceType => typeof(AfPacketResource);

    /// <inheritdoc/>
    public async Task<uint> CreateAsync(VppWriter vpp, InterfaceResource desired)
    {
        var reply = await new AfPacketApi(vpp.Api).AfPacketCreateV3Async(new AfPacketCreateV3
        {
            Mode = AfPacketMode.Ethernet,
            HostIfName = ((AfPacketResource)desired).HostInterface,
            HwAddr = StableMac.Of(desired, $"af-packet {((AfPacketResource)desired).HostInterface}"),
            UseRandomHwAddr = false,
            Flags = AfPacketFlags.QdiscBypass | AfPacketFlags.CksumGso,
        });
        return reply.SwIfIndex;
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(VppWriter vpp, InterfaceResource observed, uint index) =>
        await new AfPacketApi(vpp.Api).AfPacketDeleteAsync(new AfPacketDelete { HostIfName = ((AfPacketResource)observed).HostInterface });
}
