using Controller.Core.Resources;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace Controller.Api.Handlers.Nat44;

/// <summary>Pools that follow an interface's address.</summary>
internal sealed class Nat44InterfacePoolHandler() : ResourceHandler<Nat44InterfacePoolResource>(Nat44InterfacePoolResource.KindWord)
{
    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, Nat44InterfacePoolResource desired) => SendAsync(vpp, desired, isAdd: true);

    /// <inheritdoc/>
    protected override Task DeleteAsync(VppWriter vpp, Nat44InterfacePoolResource observed) => SendAsync(vpp, observed, isAdd: false);

    private static async Task SendAsync(VppWriter vpp, Nat44InterfacePoolResource pool, bool isAdd) =>
        await new Nat44EdApi(vpp.Api).Nat44AddDelInterfaceAddrAsync(new Nat44AddDelInterfaceAddr
        {
            IsAdd = isAdd,
            SwIfIndex = vpp.Interfaces[pool.Interface],
            Flags = pool.TwiceNat ? NatConfigFlags.TwiceNat : NatConfigFlags.None,
        });
}
