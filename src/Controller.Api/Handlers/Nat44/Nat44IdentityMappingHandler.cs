using Controller.Core.Resources;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace Controller.Api.Handlers.Nat44;

/// <summary>Identity mappings.</summary>
internal sealed class Nat44IdentityMappingHandler() : ResourceHandler<Nat44IdentityMappingResource>(Nat44IdentityMappingResource.KindWord)
{
    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, Nat44IdentityMappingResource desired) => SendAsync(vpp, desired, isAdd: true);

    /// <inheritdoc/>
    protected override Task DeleteAsync(VppWriter vpp, Nat44IdentityMappingResource observed) => SendAsync(vpp, observed, isAdd: false);

    private static async Task SendAsync(VppWriter vpp, Nat44IdentityMappingResource mapping, bool isAdd) =>
        await new Nat44EdApi(vpp.Api).Nat44AddDelIdentityMappingAsync(new Nat44AddDelIdentityMapping
        {
            IsAdd = isAdd,
            Flags = mapping.Protocol is null ? NatConfigFlags.AddrOnly : NatConfigFlags.None,
            IpAddress = mapping.Address.ToWire4(),
            Protocol = (byte)(mapping.Protocol ?? default),
            Port = mapping.Port ?? 0,
            SwIfIndex = mapping.Interface is { } name ? vpp.Interfaces[name] : WireValues.None,
            VrfId = mapping.Vrf,
            Tag = WireValues.TagOf(mapping.Tag),
        });
}
