using System.Runtime.InteropServices;

namespace Controller.Stats.Segment;

/// <summary>One directory entry without its name, each field read once.</summary>
/// <param name="Type">A known type.</param>
/// <param name="Value">The value, the pointer, or the two indices, as the type says.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SegmentEntry(StatsEntryType Type, ulong Value)
{
    /// <summary>A symlink's target in the directory.</summary>
    public uint Target => (uint)Value;

    /// <summary>A symlink's column in the target.</summary>
    public uint Column => (uint)(Value >> 32);
}
