using System.Runtime.InteropServices;

namespace Controller.Api.Observation;

/// <summary>One pool address.</summary>
/// <param name="Address">The address as a number.</param>
/// <param name="Vrf">Table that may use it; null for any.</param>
/// <param name="TwiceNat">True for a twice-NAT address.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Nat44PoolAddress(uint Address, uint? Vrf, bool TwiceNat);
