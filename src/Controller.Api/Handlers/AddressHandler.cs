using Controller.Core.Resources;
using VppApi.Generated.Interface;

namespace Controller.Api.Handlers;

/// <summary>Addresses of interfaces. VPP refuses an address that overlaps one of another interface in the same table.</summary>
internal sealed class AddressHandler() : ResourceHandler<AddressResource>(AddressResource.KindWord)
{
    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, AddressResource desired) => SendAsync(vpp, desired, isAdd: true);

    /// <inheritdoc/>
    protected override Task DeleteAsync(VppWriter vpp, AddressResource observed) => SendAsync(vpp, observed, isAdd: false);

    private static async Task SendAsync(VppWriter vpp, AddressResource resource, bool isAdd) =>
        await new InterfaceApi(vpp.Api).SwInterfaceAddDelAddressAsync(new SwInterfaceAddDelAddress
        {
            SwIfIndex = vpp.Interfaces[resource.Interface],
            IsAdd = isAdd,
            Prefix = resource.Address.ToWire(),
        });
}
