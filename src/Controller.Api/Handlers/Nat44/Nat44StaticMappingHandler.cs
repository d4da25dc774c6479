using Controller.Core.Model;
using Controller.Core.Resources;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace Controller.Api.Handlers.Nat44;

/// <summary>
/// Static mappings. VPP finds the one to delete by its outside, and then clears the way from inside with the local values of the
/// request: wrong ones would leave a dangling entry, so a delete repeats everything.
/// </summary>
internal sealed class Nat44StaticMappingHandler() : ResourceHandler<Nat44StaticMappingResource>(Nat44StaticMappingResource.KindWord)
{
    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, Nat44StaticMappingResource desired) => SendAsync(vpp, desired, isAdd: true);

    /// <inheritdoc/>
    protected override Task DeleteAsync(VppWriter vpp, Nat44StaticMappingResource observed) => SendAsync(vpp, observed, isAdd: false);

    private static async Task SendAsync(VppWriter vpp, Nat44StaticMappingResource mapping, bool isAdd) =>
        await new Nat44EdApi(vpp.Api).Nat44AddDelStaticMappingV2Async(new Nat44AddDelStaticMappingV2
        {
            IsAdd = isAdd,
            Flags = FlagsOf(mapping),
            LocalIpAddress = mapping.LocalAddress.ToWire4(),
            ExternalIpAddress = mapping.ExternalAddress.ToWire4(),
            Protocol = (byte)(mapping.Protocol ?? default),
            LocalPort = mapping.LocalPort ?? 0,
            ExternalPort = mapping.ExternalPort ?? 0,
            ExternalSwIfIndex = mapping.ExternalInterface is { } name ? vpp.Interfaces[name] : WireValues.None,
            VrfId = mapping.Vrf,
            Tag = WireValues.TagOf(mapping.Tag),
        });

    private static NatConfigFlags FlagsOf(Nat44StaticMappingResource mapping)
    {
        var flags = mapping.Protocol is null ? NatConfigFlags.AddrOnly : NatConfigFlags.None;
        flags |= mapping.TwiceNat switch
        {
            TwiceNat.On => NatConfigFlags.TwiceNat,
            TwiceNat.Self => NatConfigFlags.SelfTwiceNat,
            _ => NatConfigFlags.None,
        };
        return mapping.Out2InOnly == true ? flags | NatConfigFlags.Out2inOnly : flags;
    }
}
