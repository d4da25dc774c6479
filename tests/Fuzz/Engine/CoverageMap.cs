using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Fuzz.Engine;

/// <summary>
/// Which branches of the instrumented libraries a run took, and how often: SharpFuzz's instrumentation counts them in 64 KB, one
/// byte a pair of branches. Counts are compared in AFL's classes (1, 2, 3, 4–7, 8–15, …), so that a loop's length matters a little.
/// </summary>
internal sealed unsafe class CoverageMap
{
    private const int Size = 1 << 16;
    private readonly byte* _counts = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] _seen = new byte[Size];

    /// <summary>Starts to count. The memory is never given back: instrumented code may write to it until the process ends.</summary>
    public CoverageMap()
    {
        Trace.SharedMem = _counts;
        Trace.PrevLocation = 0;
    }

    /// <summary>Branch pairs seen so far.</summary>
    public int Branches { get; private set; }

    /// <summary>Forgets the last run.</summary>
    public void Reset()
    {
        new Span<byte>(_counts, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Adds the last run to what was seen.</summary>
    /// <returns>True when it took a branch that no run before took, or took one much more often.</returns>
    public bool Merge()
    {
        var isNew = false;
        var counts = new ReadOnlySpan<byte>(_counts, Size);
        for (var start = 0; start < Size; start += Vector<byte>.Count)
        {
            // Most of the map is empty.
            if (Vector.EqualsAll(new Vector<byte>(counts[start..]), Vector<byte>.Zero)) continue;
            for (var index = start; index < start + Vector<byte>.Count; index++)
            {
                var kind = ClassOf(counts[index]);
                if ((_seen[index] & kind) == kind) continue;
                if (_seen[index] == 0) Branches++;
                _seen[index] |= kind;
                isNew = true;
            }
        }
        return isNew;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte ClassOf(byte count) => count switch
    {
        0 => 0, 1 => 1, 2 => 2, 3 => 4, < 8 => 8, < 16 => 16, < 32 => 32, < 128 => 64, _ => 128,
    };
}
