using Controller.Api.Reconcile;
using Controller.Core.Resources;
using VppApi.Generated.Ip;

namespace Controller.Api.Handlers;

/// <summary>
/// Tables, IPv4 and IPv6 together. VPP only takes our lock off a deleted table: it stays as long as anybody else uses it, and VPP says
/// success all the same.
/// </summary>
internal sealed class VrfHandler() : ResourceHandler<VrfResource>(VrfResource.KindWord)
{
    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, VrfResource desired) => BothAsync(vpp, desired, isAdd: true);

    /// <inheritdoc/>
    protected override Task DeleteAsync(VppWriter vpp, VrfResource observed) => BothAsync(vpp, observed, isAdd: false);

    private static Task BothAsync(VppWriter vpp, VrfResource resource, bool isAdd) => Compensation.RunAsync(async undo =>
    {
        await SendAsync(vpp, resource, isIp6: false, isAdd);
        undo.Add(() => SendAsync(vpp, resource, isIp6: false, !isAdd));
        await SendAsync(vpp, resource, isIp6: true, isAdd);
    });

    private static async Task SendAsync(VppWriter vpp, VrfResource resource, bool isIp6, bool isAdd) =>
        await new IpApi(vpp.Api).IpTableAddDelV2Async(new IpTableAddDelV2
        {
            IsAdd = isAdd,
            Table = new IpTable { TableId = resource.Id, IsIp6 = isIp6, Name = resource.Name },
        });
}
