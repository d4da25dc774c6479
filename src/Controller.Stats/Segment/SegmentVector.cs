using System.Runtime.InteropServices;

namespace Controller.Stats.Segment;

/// <summary>A VPP vector whose bounds have been checked: all of it lies inside the segment.</summary>
/// <param name="Offset">Bytes from the start of the segment; a multiple of eight.</param>
/// <param name="Count">Elements.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SegmentVector(ulong Offset, int Count);
