using System.Net;

namespace Controller.Api.Lockout;

/// <summary>By what Linux reaches an address.</summary>
/// <param name="Device">The network device.</param>
/// <param name="Gateway">The next hop; null when the address is on the device's own network.</param>
internal sealed record LinuxRoute(string Device, IPAddress? Gateway);
