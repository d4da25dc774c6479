namespace Controller.Api.Nodes;

/// <summary>An interface as VPP has it, without its counters (those are the sampler's).</summary>
/// <param name="Name">Name in the Config (the tag <c>vppilot:&lt;name&gt;</c>), or VPP's name for one that is not in it.</param>
/// <param name="VppName">VPP's own name.</param>
/// <param name="SwIfIndex">VPP's index now; VPP gives a freed index to the next interface.</param>
/// <param name="Type"><c>loopback</c>, <c>tap</c>, <c>af-packet</c>, <c>memif</c>, <c>hardware</c> or VPP's device type.</param>
/// <param name="Managed">True when VPPilot made or owns it.</param>
/// <param name="AdminUp">Administratively up.</param>
/// <param name="LinkUp">Link is up.</param>
/// <param name="Mtu">L3 MTU in bytes.</param>
/// <param name="Mac">MAC address, or null for an interface without one.</param>
/// <param name="SpeedBitsPerSecond">Link speed, or null when VPP does not know.</param>
/// <param name="Vrf">IPv4 table id.</param>
/// <param name="Addresses">Addresses with prefix length.</param>
/// <param name="NatRoles"><c>inside</c>, <c>outside</c>, <c>output-feature</c>.</param>
internal sealed record NodeInterface(
    string Name,
    string VppName,
    uint SwIfIndex,
    string Type,
    bool Managed,
    bool AdminUp,
    bool LinkUp,
    uint Mtu,
    string? Mac,
    long? SpeedBitsPerSecond,
    uint Vrf,
    IReadOnlyList<string> Addresses,
    IReadOnlyList<string> NatRoles);
