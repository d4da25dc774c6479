using System.Collections.Immutable;
using System.Net;
using Controller.Api.Handlers;
using Controller.Core.Model;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace Controller.Api.Observation;

/// <summary>Reads NAT44-ED's configuration (never its sessions): eight short dumps, sent together.</summary>
internal static class Nat44Reader
{
    /// <summary>Whether this VPP has NAT44-ED as this server knows it.</summary>
    public static bool IsAvailable(IVppReads vpp) => vpp.Supports(Nat44ShowRunningConfig.Descriptor) && vpp.Supports(Nat44EdPluginEnableDisable.Descriptor);

    /// <summary>The configuration; null when NAT44-ED is not there or not enabled.</summary>
    public static async Task<Nat44State?> ReadAsync(IVppReads vpp, CancellationToken cancellationToken)
    {
        if (!IsAvailable(vpp))
        {
            return null;
        }

        var api = new Nat44EdApi(vpp.Api);
        var configuration = await api.Nat44ShowRunningConfigAsync(cancellationToken);

        // There is no "enabled" in the reply, but VPP does not enable it without a session limit.
        if (configuration.Sessions == 0)
        {
            return null;
        }

        var mss = api.NatGetMssClampingAsync(cancellationToken).AsTask();
        var roles = ReadRolesAsync(vpp, cancellationToken);
        var pool = api.Nat44AddressDumpAsync(cancellationToken).SelectAsync(row => new Nat44PoolAddress(
            NumberOf(row.IpAddress.ToIPAddress()),
            row.VrfId == WireValues.None ? null : row.VrfId,
            row.Flags.HasFlag(NatConfigFlags.TwiceNat)));
        var interfacePools = api.Nat44InterfaceAddrDumpAsync(cancellationToken)
            .SelectAsync(row => (row.SwIfIndex, row.Flags.HasFlag(NatConfigFlags.TwiceNat)));
        var statics = api.Nat44StaticMappingDumpAsync(cancellationToken).SelectAsync(row => row);
        var identities = api.Nat44IdentityMappingDumpAsync(cancellationToken).SelectAsync(row => row);
        var clamp = await mss;
        var timeouts = configuration.Timeouts;
        return new Nat44State(
            configuration.InsideVrf,
            configuration.OutsideVrf,
            configuration.Sessions,
            configuration.ForwardingEnabled,
            clamp.Enable ? clamp.MssValue : null,
            new Nat44TimeoutsConfig(timeouts.Udp, timeouts.TcpEstablished, timeouts.TcpTransitory, timeouts.Icmp))
        {
            Roles = await roles,
            Pool = [.. await pool],
            InterfacePools = [.. await interfacePools],
            StaticMappings = [.. await statics],
            IdentityMappings = [.. await identities],
        };
    }

    private static async Task<ImmutableArray<(uint Interface, Nat44Role Role)>> ReadRolesAsync(IVppReads vpp, CancellationToken cancellationToken)
    {
        var api = new Nat44EdApi(vpp.Api);
        var output = api.Nat44EdOutputInterfaceGetAsync(cancellationToken).SelectAsync(row => (row.SwIfIndex, Nat44Role.OutputFeature));
        var sides = await api.Nat44InterfaceDumpAsync(cancellationToken).SelectAsync(row => (row.SwIfIndex, RoleOf(row.Flags)));
        return [.. sides, .. await output];
    }

    private static Nat44Role RoleOf(NatConfigFlags flags) => (flags & (NatConfigFlags.Inside | NatConfigFlags.Outside)) switch
    {
        NatConfigFlags.Inside => Nat44Role.Inside,
        NatConfigFlags.Outside => Nat44Role.Outside,
        _ => Nat44Role.InsideOutside,
    };

    private static uint NumberOf(IPAddress address) => (uint)IpNumber.Of(address).Value;
}
