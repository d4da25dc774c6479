namespace Controller.Api.Observation;

/// <summary>A table id of which VPP has both the IPv4 and the IPv6 table; VPP makes single tables for its own purposes.</summary>
/// <param name="Id">Table id.</param>
/// <param name="Name">Name of the IPv4 table.</param>
internal sealed record TableRow(uint Id, string Name);
