using System.Net;

namespace Controller.Api.Lockout;

/// <summary>What Linux knows of its own network, in the namespace of this process.</summary>
internal interface ILinuxNetwork
{
    /// <summary>The main table's route to an address; null when there is none, or it is this machine's own.</summary>
    LinuxRoute? RouteTo(IPAddress address);

    /// <summary>The other end of a veth pair, when that is in the same namespace; null for anything else.</summary>
    string? OtherEndOf(string device);
}
