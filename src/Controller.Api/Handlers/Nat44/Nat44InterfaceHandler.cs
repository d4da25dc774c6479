using Controller.Api.Reconcile;
using Controller.Core.Model;
using Controller.Core.Resources;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace Controller.Api.Handlers.Nat44;

/// <summary>Roles of interfaces in NAT44-ED.</summary>
internal sealed class Nat44InterfaceHandler() : ResourceHandler<Nat44InterfaceResource>(Nat44InterfaceResource.KindWord)
{
    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, Nat44InterfaceResource desired) => ApplyAsync(vpp, desired, isAdd: true);

    /// <inheritdoc/>
    protected override Task DeleteAsync(VppWriter vpp, Nat44InterfaceResource observed) => ApplyAsync(vpp, observed, isAdd: false);

    private static Task ApplyAsync(VppWriter vpp, Nat44InterfaceResource resource, bool isAdd) => Compensation.RunAsync(async undo =>
    {
        var index = vpp.Interfaces[resource.Interface];
        if (resource.Role == Nat44Role.OutputFeature)
        {
            await new Nat44EdApi(vpp.Api).Nat44EdAddDelOutputInterfaceAsync(
                new Nat44EdAddDelOutputInterface { IsAdd = isAdd, SwIfIndex = index });
            return;
        }

        foreach (var role in FlagsOf(resource.Role))
        {
            await SetRoleAsync(vpp, index, role, isAdd);
            undo.Add(() => SetRoleAsync(vpp, index, role, !isAdd));
        }
    });

    private static async Task SetRoleAsync(VppWriter vpp, uint index, NatConfigFlags role, bool isAdd)
    {
        if (!isAdd && !(await vpp.NatRoles.GetAsync(index)).HasFlag(role))
        {
            return;
        }

        await new Nat44EdApi(vpp.Api).Nat44InterfaceAddDelFeatureAsync(
            new Nat44InterfaceAddDelFeature { IsAdd = isAdd, Flags = role, SwIfIndex = index });
        await vpp.NatRoles.SetAsync(index, role, isAdd);
    }

    private static NatConfigFlags[] FlagsOf(Nat44Role role) => role switch
    {
        Nat44Role.Inside => [NatConfigFlags.Inside],
        Nat44Role.Outside => [NatConfigFlags.Outside],
        _ => [NatConfigFlags.Inside, NatConfigFlags.Outside],
    };
}
