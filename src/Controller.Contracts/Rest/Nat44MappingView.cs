namespace Controller.Contracts.Rest;

/// <summary>A static or identity mapping as VPP has it.</summary>
/// <param name="Name">The mapping's tag; null when it has none.</param>
/// <param name="Kind"><c>static</c> or <c>identity</c>.</param>
/// <param name="Managed">True when it is in the committed Revision.</param>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, <c>icmp</c>, or null for an address-only mapping.</param>
/// <param name="LocalAddress">Inside address.</param>
/// <param name="LocalPort">Inside port; null for an address-only mapping.</param>
/// <param name="ExternalAddress">Outside address; null while it follows an interface that has none.</param>
/// <param name="ExternalPort">Outside port; null for an address-only mapping.</param>
/// <param name="ExternalInterface">The interface whose address is followed; null for a fixed address.</param>
/// <param name="Vrf">Inside table.</param>
/// <param name="Flags"><c>twice-nat</c>, <c>self-twice-nat</c>, <c>out2in-only</c>.</param>
public sealed record Nat44MappingView(
    string? Name, string Kind, bool Managed, string? Protocol,
    string LocalAddress, ushort? LocalPort, string? ExternalAddress, ushort? ExternalPort,
    string? ExternalInterface, uint Vrf, IReadOnlyList<string> Flags);
