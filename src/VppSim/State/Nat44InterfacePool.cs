namespace VppSim.State;

/// <summary>An interface whose address is a pool.</summary>
internal sealed class Nat44InterfacePool(uint swIfIndex, bool twiceNat)
{
    public uint SwIfIndex { get; } = swIfIndex;

    public bool TwiceNat { get; } = twiceNat;

    /// <summary>Whether an address of the interface is in the pool.</summary>
    public bool IsResolved { get; set; }
}
