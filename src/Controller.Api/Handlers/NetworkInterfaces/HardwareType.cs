using Controller.Core.Resources;

namespace Controller.Api.Handlers.NetworkInterfaces;

/// <summary>
/// Interfaces that VPP has from its start. They are never made and never removed: "creating" one takes it over, "deleting" one gives
/// it back, and both are what <see cref="InterfaceHandler"/> does with every interface anyway.
/// </summary>
internal sealed class HardwareType : IInterfaceType
{
    /// <inheritdoc/>
    public Type ResourceType => typeof(HardwareInterfaceResource);

    /// <inheritdoc/>
    public Task<uint> CreateAsync(VppWriter vpp, InterfaceResource desired) => Task.FromResult(vpp.Interfaces[desired.Name]);

    /// <inheritdoc/>
    public Task DeleteAsync(VppWriter vpp, InterfaceResource observed, uint index) => Task.CompletedTask;
}
