using System.Net;
using Controller.Core.Model;

namespace Controller.Api.Observation;

/// <summary>A static neighbour.</summary>
/// <param name="Interface">VPP's index of the interface.</param>
/// <param name="Address">The neighbour's address.</param>
/// <param name="Mac">Its MAC address.</param>
internal sealed record NeighborRow(uint Interface, IPAddress Address, MacAddress Mac);
