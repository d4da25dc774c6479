using System.Net;
using Controller.Api.Lockout;

namespace Controller.Vpp.Tests.Rig;

/// <summary>A Linux that reaches everybody through a tap of VPP.</summary>
internal sealed class TestLinux : ILinuxNetwork
{
    /// <summary>The device by which everybody is reached.</summary>
    public string Device { get; set; } = "vpp0";

    /// <inheritdoc/>
    public LinuxRoute? RouteTo(IPAddress address) => new(Device, IPAddress.Parse("10.255.0.1"));

    /// <inheritdoc/>
    public string? OtherEndOf(string device) => null;
}
