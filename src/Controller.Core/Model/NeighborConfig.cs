using System.Net;

namespace Controller.Core.Model;

/// <summary>A static ARP or ND entry.</summary>
/// <param name="Interface">Our name of the interface.</param>
/// <param name="Address">The neighbour's address.</param>
/// <param name="Mac">The neighbour's MAC address.</param>
public sealed record NeighborConfig(string Interface, IPAddress Address, MacAddress Mac);
