using Controller.Api.Reconcile;
using Controller.Core.Model;
using Controller.Core.Resources;
using VppApi.Generated.Nat44Ed;

namespace Controller.Api.Handlers.Nat44;

/// <summary>
/// NAT44-ED itself. Enabling sets VPP's defaults (no forwarding, no MSS clamping, default timeouts), so what differs is set after it.
/// Disabling drops everything below it, sessions included.
/// </summary>
internal sealed class Nat44Handler() : ResourceHandler<Nat44Resource>(Nat44Resource.KindWord)
{
    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, Nat44Resource desired) => Compensation.RunAsync(async undo =>
    {
        await Api(vpp).Nat44EdPluginEnableDisableAsync(new Nat44EdPluginEnableDisable
        {
            Enable = true,
            InsideVrf = desired.InsideVrf,
            OutsideVrf = desired.OutsideVrf,
            Sessions = desired.Sessions,
        });
        undo.Add(() => DisableAsync(vpp));
        var fresh = desired with { Forwarding = false, MssClamp = null, Timeouts = Nat44TimeoutsConfig.Default };
        await ChangeAsync(vpp, undo, fresh, desired);
    });

    /// <inheritdoc/>
    protected override Task UpdateAsync(VppWriter vpp, Nat44Resource before, Nat44Resource after) =>
        Compensation.RunAsync(undo => ChangeAsync(vpp, undo, before, after));

    /// <inheritdoc/>
    protected override Task DeleteAsync(VppWriter vpp, Nat44Resource observed) => DisableAsync(vpp);

    private static async Task ChangeAsync(VppWriter vpp, Compensation undo, Nat44Resource from, Nat44Resource to)
    {
        if (from.Forwarding != to.Forwarding)
        {
            await SetForwardingAsync(vpp, to.Forwarding);
            undo.Add(() => SetForwardingAsync(vpp, from.Forwarding));
        }

        if (from.Timeouts != to.Timeouts)
        {
            await SetTimeoutsAsync(vpp, to.Timeouts);
            undo.Add(() => SetTimeoutsAsync(vpp, from.Timeouts));
        }

        if (from.MssClamp != to.MssClamp)
        {
            await SetMssClampAsync(vpp, to.MssClamp);
            undo.Add(() => SetMssClampAsync(vpp, from.MssClamp));
        }
    }

    private static async Task DisableAsync(VppWriter vpp)
    {
        vpp.NatRoles.Forget();
        await Api(vpp).Nat44EdPluginEnableDisableAsync(new Nat44EdPluginEnableDisable { Enable = false });
    }

    // Marked deprecated in VPP's API; nothing replaces it.
    private static async Task SetForwardingAsync(VppWriter vpp, bool enable) =>
        await Api(vpp).Nat44ForwardingEnableDisableAsync(new Nat44ForwardingEnableDisable { Enable = enable });

    private static async Task SetTimeoutsAsync(VppWriter vpp, Nat44TimeoutsConfig timeouts) =>
        await Api(vpp).NatSetTimeoutsAsync(new NatSetTimeouts
        {
            Udp = timeouts.Udp,
            TcpEstablished = timeouts.TcpEstablished,
            TcpTransitory = timeouts.TcpTransitory,
            Icmp = timeouts.Icmp,
        });

    private static async Task SetMssClampAsync(VppWriter vpp, ushort? size) =>
        await Api(vpp).NatSetMssClampingAsync(new NatSetMssClamping { Enable = size is not null, MssValue = size ?? 0 });

    private static Nat44EdApi Api(VppWriter vpp) => new(vpp.Api);
}
