using Controller.Api.Reconcile;
using Controller.Core.Model;
using Controller.Core.Resources;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace Controller.Api.Handlers.Nat44;

/// <summary>
/// Pool addresses. VPP takes a range in one request, but stops at the first address that it refuses without saying which, keeps those before
/// it, and holds its workers all the while; so each address is a request of its own, pipelined, and a refusal takes back
/// just those that were done.
/// </summary>
internal sealed class Nat44PoolHandler() : ResourceHandler<Nat44PoolResource>(Nat44PoolResource.KindWord)
{
    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, Nat44PoolResource desired) => ApplyAsync(vpp, desired, isAdd: true);

    /// <inheritdoc/>
    protected override Task DeleteAsync(VppWriter vpp, Nat44PoolResource observed) => ApplyAsync(vpp, observed, isAdd: false);

    private static Task ApplyAsync(VppWriter vpp, Nat44PoolResource pool, bool isAdd) => Compensation.RunAsync(async undo =>
    {
        var requests = new List<Task>();
        for (long number = pool.Range.First; number <= pool.Range.Last; number++)
        {
            var address = new Ip4Address(new IpNumber((UInt128)number, IsIPv6: false).ToAddress());
            requests.Add(OneAsync(address));
        }

        await Task.WhenAll(requests);

        async Task OneAsync(Ip4Address address)
        {
            await SendAsync(vpp, pool, address, isAdd);
            undo.Add(() => SendAsync(vpp, pool, address, !isAdd));
        }
    });

    private static async Task SendAsync(VppWriter vpp, Nat44PoolResource pool, Ip4Address address, bool isAdd) =>
        await new Nat44EdApi(vpp.Api).Nat44AddDelAddressRangeAsync(new Nat44AddDelAddressRange
        {
            IsAdd = isAdd,
            FirstIpAddress = address,
            LastIpAddress = address,
            VrfId = pool.Vrf ?? WireValues.None,
            Flags = pool.TwiceNat ? NatConfigFlags.TwiceNat : NatConfigFlags.None,
        });
}
