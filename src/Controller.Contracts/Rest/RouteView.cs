namespace Controller.Contracts.Rest;

/// <summary>A static route of the Config, as VPP has it.</summary>
/// <param name="Prefix">Destination.</param>
/// <param name="Vrf">Table id.</param>
/// <param name="Paths">Next hops, for people: <c>192.0.2.1 via wan</c>, <c>blackhole</c>.</param>
/// <param name="Packets">Packets forwarded by it, when counted.</param>
/// <param name="Bytes">Bytes forwarded by it, when counted.</param>
public sealed record RouteView(string Prefix, uint Vrf, IReadOnlyList<string> Paths, ulong? Packets, ulong? Bytes);
