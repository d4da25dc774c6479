using Controller.Api.Handlers;
using Controller.Core.Resources;

namespace Controller.Api.Observation;

/// <summary>The addresses that mappings which follow an interface have at the moment. VPP tells them as mappings of their own, with the same tag.</summary>
/// <param name="nat44">What VPP told.</param>
internal sealed class ResolvedMappings(Nat44State nat44)
{
    /// <summary>The outside address of a static mapping; null while its interface has none.</summary>
    public string? ExternalOf(Nat44StaticMappingResource mapping)
    {
        foreach (var row in nat44.StaticMappings)
        {
            if (row.ExternalSwIfIndex == WireValues.None && row.Tag == WireValues.TagOf(mapping.Tag) && row.LocalIpAddress.ToIPAddress().Equals(mapping.LocalAddress)
                && row.LocalPort == (mapping.LocalPort ?? 0) && row.ExternalPort == (mapping.ExternalPort ?? 0))
            {
                return $"{row.ExternalIpAddress.ToIPAddress()}";
            }
        }

        return null;
    }

    /// <summary>The address of an identity mapping; null while its interface has none.</summary>
    public string? ExternalOf(Nat44IdentityMappingResource mapping)
    {
        foreach (var row in nat44.IdentityMappings)
        {
            if (row.SwIfIndex == WireValues.None && row.Tag == WireValues.TagOf(mapping.Tag) && row.Port == (mapping.Port ?? 0))
                return $"{row.IpAddress.ToIPAddress()}";
        }

        return null;
    }
}
