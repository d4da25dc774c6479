using System.Net;
using Controller.Core.Lockout;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Api.Lockout;

/// <summary>
/// Tells whether the sessions that manage this node come through its VPP, and how: by a tap, whose other end is a device of this machine, or by a
/// veth pair, on whose other end VPP listens with AF_PACKET. What comes by a device of Linux' own does not depend on VPP.
/// </summary>
internal sealed class ManagementPaths(ILinuxNetwork linux)
{
    /// <summary>Why a Plan would cut one of the sessions.</summary>
    /// <param name="peers">The far ends of the sessions.</param>
    /// <param name="plan">The Plan.</param>
    /// <param name="observed">What VPP has.</param>
    public IReadOnlyList<string> ReasonsAgainst(IReadOnlyList<IPAddress> peers, Plan plan, Snapshot observed)
    {
        if (plan.IsEmpty || peers.Count == 0)
            return [];
        return [.. peers.Select(peer => PathOf(peer, observed.Resources)).OfType<ManagementPath>().SelectMany(path => LockoutCheck.Reasons(plan, observed, path))];
    }

    private ManagementPath? PathOf(IPAddress peer, ResourceSet observed)
    {
        if (linux.RouteTo(peer) is not { } route)
            return null;
        var other = linux.OtherEndOf(route.Device);
        var door = observed.OfType<InterfaceResource>().FirstOrDefault(item => item switch
        {
            TapResource tap => tap.HostNamespace is null && tap.HostInterface == route.Device,
            AfPacketResource afPacket => other is not null && afPacket.HostInterface == other,
            _ => false,
        });
        return door is null ? null : new ManagementPath(peer, door.Name, route.Gateway);
    }
}
