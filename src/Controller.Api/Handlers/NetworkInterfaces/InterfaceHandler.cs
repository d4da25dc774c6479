using Controller.Api.Reconcile;
using Controller.Core.Model;
using Controller.Core.Resources;
using VppApi;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;

namespace Controller.Api.Handlers.NetworkInterfaces;

/// <summary>
/// Interfaces of every type: the type makes and removes them, this does what all have in common. A new interface gets its tag in the very
/// next request, so that one which a crash leaves behind is known as ours.
/// </summary>
internal sealed class InterfaceHandler : ResourceHandler<InterfaceResource>
{
    private readonly Dictionary<Type, IInterfaceType> _types;

    /// <summary>A handler of these types.</summary>
    public InterfaceHandler(params ReadOnlySpan<IInterfaceType> types)
        : base(InterfaceResource.KindWord)
    {
        _types = [];
        foreach (var type in types)
        {
            _types.Add(type.ResourceType, type);
        }
    }

    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, InterfaceResource desired) => Compensation.RunAsync(async undo =>
    {
        var type = TypeOf(desired);
        var index = await type.CreateAsync(vpp, desired);
        undo.Add(() => RemoveAsync(vpp, type, desired, index));

        // VPP answers in the order of the requests, so these need not wait for each other.
        var requests = new List<Task> { TagAsync(vpp, index, desired.Tag) };
        if (desired.Vrf != 0)
        {
            requests.Add(MoveToTableAsync(vpp, index, 0, desired.Vrf));
        }

        if (desired.Mtu is { } mtu)
        {
            requests.Add(SetMtuAsync(vpp, index, mtu));
        }

        if (desired.Mac is { } mac && desired is HardwareInterfaceResource)
        {
            requests.Add(SetMacAsync(vpp, index, mac));
        }

        requests.Add(SetStateAsync(vpp, index, desired.State));
        await Task.WhenAll(requests);
        vpp.Interfaces.Set(desired.Name, index);
    });

    /// <inheritdoc/>
    protected override Task UpdateAsync(VppWriter vpp, InterfaceResource before, InterfaceResource after) => Compensation.RunAsync(async undo =>
    {
        var index = vpp.Interfaces[after.Name];
        async Task ChangeAsync<T>(T from, T to, Func<T, Task> change)
        {
            if (!EqualityComparer<T>.Default.Equals(from, to))
            {
                await change(to);
                undo.Add(() => change(from));
            }
        }

        // Down first and up last: nothing passes through an interface that is half changed.
        if (after.State == AdminState.Down)
        {
            await ChangeAsync(before.State, after.State, state => SetStateAsync(vpp, index, state));
        }

        if (before.Vrf != after.Vrf)
        {
            await MoveToTableAsync(vpp, index, before.Vrf, after.Vrf);
            undo.Add(() => MoveToTableAsync(vpp, index, after.Vrf, before.Vrf));
        }

        if (after.Mtu is not null)
        {
            await ChangeAsync(before.Mtu, after.Mtu, mtu => SetMtuAsync(vpp, index, mtu ?? 0));
        }

        if (after.Mac is not null)
        {
            await ChangeAsync(before.Mac, after.Mac, mac => mac is null ? Task.CompletedTask : SetMacAsync(vpp, index, mac.Value));
        }

        await ChangeAsync(before.Tag, after.Tag, tag => TagAsync(vpp, index, tag));
        if (after.State == AdminState.Up)
        {
            await ChangeAsync(before.State, after.State, state => SetStateAsync(vpp, index, state));
        }
    });

    /// <inheritdoc/>
    protected override async Task DeleteAsync(VppWriter vpp, InterfaceResource observed)
    {
        await RemoveAsync(vpp, TypeOf(observed), observed, vpp.Interfaces[observed.Name]);
        if (observed is not HardwareInterfaceResource)
        {
            vpp.Interfaces.Remove(observed.Name);
        }
    }

    private static async Task RemoveAsync(VppWriter vpp, IInterfaceType type, InterfaceResource resource, uint index)
    {
        if (resource is HardwareInterfaceResource)
        {
            await SetStateAsync(vpp, index, AdminState.Down);
            await MoveToTableAsync(vpp, index, resource.Vrf, 0);
            await TagAsync(vpp, index, null);
        }

        await type.DeleteAsync(vpp, resource, index);
    }

    private static async Task SetStateAsync(VppWriter vpp, uint index, AdminState state) =>
        await Api(vpp).SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags
        {
            SwIfIndex = index,
            Flags = state == AdminState.Up ? IfStatusFlags.AdminUp : default,
        });

    // An interface is in the IPv4 and the IPv6 table of the same id, never between two.
    private static Task MoveToTableAsync(VppWriter vpp, uint index, uint from, uint to) => Compensation.RunAsync(async undo =>
    {
        await SetTableAsync(vpp, index, isIpv6: false, to);
        undo.Add(() => SetTableAsync(vpp, index, isIpv6: false, from));
        await SetTableAsync(vpp, index, isIpv6: true, to);
    });

    private static async Task SetTableAsync(VppWriter vpp, uint index, bool isIpv6, uint vrf) =>
        await Api(vpp).SwInterfaceSetTableAsync(new SwInterfaceSetTable { SwIfIndex = index, IsIpv6 = isIpv6, VrfId = vrf });

    private static async Task SetMtuAsync(VppWriter vpp, uint index, uint mtu)
    {
        var request = new SwInterfaceSetMtu { SwIfIndex = index };
        request.Mtu[(int)MtuProto.L3] = mtu;
        await Api(vpp).SwInterfaceSetMtuAsync(request);
    }

    // On an AF_PACKET interface VPP gives the Linux device the same address.
    private static async Task SetMacAsync(VppWriter vpp, uint index, MacAddress mac) =>
        await Api(vpp).SwInterfaceSetMacAddressAsync(new SwInterfaceSetMacAddress { SwIfIndex = index, MacAddress = mac.ToWire() });

    private static async Task TagAsync(VppWriter vpp, uint index, string? name) =>
        await Api(vpp).SwInterfaceTagAddDelAsync(
            new SwInterfaceTagAddDel { IsAdd = name is not null, SwIfIndex = index, Tag = WireValues.TagOf(name) });

    private static InterfaceApi Api(VppWriter vpp) => new(vpp.Api);

    private IInterfaceType TypeOf(InterfaceResource resource) => _types.TryGetValue(resource.GetType(), out var type)
        ? type
        : throw new InvalidOperationException($"VPPilot neither makes nor removes interfaces of type {resource.Type} ({resource.Name}).");
}
