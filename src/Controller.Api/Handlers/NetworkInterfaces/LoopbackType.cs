using Controller.Core.Resources;
using VppApi.Generated.Interface;

namespace Controller.Api.Handlers.NetworkInterfaces;

/// <summary>Loopbacks.</summary>
internal sealed class LoopbackType : IInterfaceType
{
    /// <inheritdoc/>
    public Type ResourceType => typeof(LoopbackResource);

    /// <inheritdoc/>
    public async Task<uint> CreateAsync(VppWriter vpp, InterfaceResource desired)
    {
        var loopback = (LoopbackResource)desired;
        var reply = await new InterfaceApi(vpp.Api).CreateLoopbackInstanceAsync(new CreateLoopbackInstance
        {
            MacAddress = desired.Mac.ToWire(),
            IsSpecified = loopback.Instance is not null,
            UserInstance = loopback.Instance ?? 0,
        });
        return reply.SwIfIndex;
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(VppWriter vpp, InterfaceResource observed, uint index) =>
        await new InterfaceApi(vpp.Api).DeleteLoopbackAsync(new DeleteLoopback { SwIfIndex = index });
}
