using System.Net;

namespace Controller.Core.Lockout;

/// <summary>How a session that manages the node reaches it through VPP.</summary>
/// <param name="Peer">The far end of the session.</param>
/// <param name="Interface">VPP's end of the link to this machine: what carries the session between VPP and Linux.</param>
/// <param name="NextHop">VPP's address on that link, to which Linux sends the answers; null when the peer is on the link itself.</param>
public sealed record ManagementPath(IPAddress Peer, string Interface, IPAddress? NextHop);
