using System.Runtime.InteropServices;

namespace Controller.Stats;

/// <summary>A packet and a byte counter. VPP updates them one after the other, so that they may differ by a packet in flight.</summary>
/// <param name="Packets">Packets.</param>
/// <param name="Bytes">Bytes.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct CombinedCounter(ulong Packets, ulong Bytes)
{
    /// <summary>Adds two counters; wraps like VPP's own.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static CombinedCounter operator +(CombinedCounter left, CombinedCounter right)
        => new(left.Packets + right.Packets, left.Bytes + right.Bytes);
}
