namespace Controller.Core.Model;

/// <summary>A table id with an IPv4 and an IPv6 table behind it.</summary>
/// <param name="Id">Table id; never 0, which always exists.</param>
/// <param name="Name">VPP's name for it, given when it is made; null for none.</param>
public sealed record VrfConfig(uint Id, string? Name);
