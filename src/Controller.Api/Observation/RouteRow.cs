using System.Collections.Immutable;
using Controller.Core.Model;
using VppApi.Generated.FibTypes;

namespace Controller.Api.Observation;

/// <summary>A route that has our FIB source.</summary>
/// <param name="Vrf">Table id.</param>
/// <param name="Prefix">Destination.</param>
/// <param name="IsShadowed">True when a better source forwards for this prefix: then VPP tells that one's paths, not ours.</param>
/// <param name="Paths">The paths that VPP told.</param>
internal sealed record RouteRow(uint Vrf, IpPrefix Prefix, bool IsShadowed, ImmutableArray<FibPath> Paths);
