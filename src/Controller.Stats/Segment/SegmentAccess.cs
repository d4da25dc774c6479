using System.Diagnostics.CodeAnalysis;

namespace Controller.Stats.Segment;

/// <summary>
/// One attempt to read the segment. Everything in the segment may be wrong, or may change between two looks: each number
/// is read exactly once, and checked against the mapping before it is used as a pointer, a length or an index.
/// </summary>
/// <remarks>
/// No honest segment makes one read copy more than the segment holds. A budget of that size is what bounds time and memory
/// against vectors that overlap on purpose.
/// </remarks>
internal unsafe ref partial struct SegmentAccess
{
    private readonly SegmentMemory _memory;

    // Null when the segment itself is mapped: then every byte of it is within reach.
    private readonly SegmentCopy? _copy;
    private readonly byte* _start;
    private readonly ulong _length;
    private readonly ulong _base;
    private readonly ulong _directoryPointer;
    private readonly SegmentVector _directory;
    private ulong _budget;

    /// <summary>Begins an attempt. The caller has made sure that VPP is not in the middle of a change.</summary>
    /// <param name="memory">The segment, held by the caller; its copy, if it has one, held as well.</param>
    /// <param name="epoch">The epoch that the caller has read.</param>
    /// <exception cref="StatsSegmentException">The version is not 2, or the directory is out of bounds.</exception>
    public SegmentAccess(SegmentMemory memory, ulong epoch)
    {
        _memory = memory;
        _copy = memory.Copy;
        _copy?.Forget();
        _start = memory.Start;
        _length = memory.Length;
        _budget = memory.Length;
        Epoch = epoch;
        var version = ReadHeader(SegmentLayout.VersionOffset);
        if (version != SegmentLayout.Version) ThrowVersion(version);
        _base = ReadHeader(SegmentLayout.BaseOffset);
        _directoryPointer = ReadHeader(SegmentLayout.DirectoryOffset);
        _directory = VectorAt(_directoryPointer, SegmentLayout.EntrySize);
    }

    /// <summary>VPP's count of structural changes when this attempt began.</summary>
    public ulong Epoch { get; }

    /// <summary>Entries of the directory, free ones included.</summary>
    public readonly int DirectoryCount => _directory.Count;

    /// <summary>Which vector the directory is; it moves when it grows, not always with a new epoch (vlib_stats_add_symlink).</summary>
    public readonly ulong DirectoryPointer => _directoryPointer;

    /// <summary>True when the header says that nothing has changed since this attempt began.</summary>
    /// <returns>Whether what was read may be used.</returns>
    public readonly bool IsUndisturbed()
    {
        Volatile.ReadBarrier();
        return ReadHeader(SegmentLayout.InProgressOffset) == 0 && ReadHeader(SegmentLayout.EpochOffset) == Epoch
            && ReadHeader(SegmentLayout.DirectoryOffset) == _directoryPointer;
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="index">Its index, smaller than <see cref="DirectoryCount"/>.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="StatsSegmentException">The index is out of range, or the type unknown.</exception>
    public readonly SegmentEntry Entry(uint index)
    {
        if (index >= (uint)_directory.Count) ThrowOutOfBounds("directory index", index);
        var entry = At(_directory.Offset + ((ulong)index * SegmentLayout.EntrySize), SegmentLayout.EntryNameOffset);
        var type = Volatile.Read(ref *(uint*)(entry + SegmentLayout.EntryTypeOffset));
        var value = Volatile.Read(ref *(ulong*)(entry + SegmentLayout.EntryValueOffset));
        if (type > (uint)StatsEntryType.Gauge) ThrowUnknownType(type, index);
        return new SegmentEntry((StatsEntryType)type, value);
    }

    /// <summary>Follows symlinks to the entry that holds data.</summary>
    /// <param name="entry">Any entry; replaced by the target.</param>
    /// <returns>The column that the last symlink names, or null when there was none.</returns>
    /// <exception cref="StatsSegmentException">They never end.</exception>
    public readonly uint? Follow(ref SegmentEntry entry)
    {
        uint? column = null;
        for (var hops = 0; entry.Type == StatsEntryType.Symlink; hops++)
        {
            if (hops == SegmentLayout.MaxSymlinkHops) ThrowSymlinkLoop();
            column = entry.Column;
            entry = Entry(entry.Target);
        }
        return column;
    }

    /// <summary>The bytes of an entry's name, without its NUL, still in the segment: copy before use.</summary>
    /// <param name="index">The entry.</param>
    /// <returns>At most 127 bytes.</returns>
    /// <exception cref="StatsSegmentException">The name has no end.</exception>
    public readonly ReadOnlySpan<byte> EntryName(uint index)
    {
        if (index >= (uint)_directory.Count) ThrowOutOfBounds("directory index", index);
        var field = new ReadOnlySpan<byte>(
            At(_directory.Offset + ((ulong)index * SegmentLayout.EntrySize) + SegmentLayout.EntryNameOffset, SegmentLayout.EntryNameSize),
            SegmentLayout.EntryNameSize);
        var length = field.IndexOf((byte)0);
        if (length < 0) ThrowUnterminated(index);
        return field[..length];
    }

    /// <summary>Finds an entry by its exact name.</summary>
    /// <param name="name">UTF-8.</param>
    /// <param name="index">Its index.</param>
    /// <returns>False when there is none.</returns>
    public readonly bool TryFind(ReadOnlySpan<byte> name, out uint index)
    {
        for (index = 0; index < (uint)_directory.Count; index++)
        {
            if (NameIs(index, name) && Entry(index).Type != StatsEntryType.Empty) return true;
        }
        return false;
    }

    /// <summary>Compares an entry's name without looking at more bytes than the name has.</summary>
    /// <param name="index">The entry, smaller than <see cref="DirectoryCount"/>.</param>
    /// <param name="name">UTF-8.</param>
    /// <returns>True when they are equal.</returns>
    public readonly bool NameIs(uint index, ReadOnlySpan<byte> name)
    {
        if (name.Length >= SegmentLayout.EntryNameSize) return false;
        var field = At(_directory.Offset + ((ulong)index * SegmentLayout.EntrySize) + SegmentLayout.EntryNameOffset, SegmentLayout.EntryNameSize);
        return new ReadOnlySpan<byte>(field, name.Length).SequenceEqual(name) && field[name.Length] == 0;
    }

    /// <summary>Turns a pointer to a VPP vector into bounds that can be trusted. Null is an empty vector.</summary>
    /// <param name="pointer">As VPP sees it.</param>
    /// <param name="elementSize">Bytes an element.</param>
    /// <returns>The vector.</returns>
    /// <exception cref="StatsSegmentException">It is not inside the segment, is misaligned, or is larger than 2 GB.</exception>
    public readonly SegmentVector VectorAt(ulong pointer, int elementSize)
    {
        if (pointer == 0) return default;
        var offset = unchecked(pointer - _base);
        // The header lies before the first element; the subtraction cannot wrap after this.
        if (offset < SegmentLayout.VectorHeaderSize || offset > _length) ThrowOutOfBounds("pointer", pointer);
        if (offset % SegmentLayout.VectorHeaderSize != 0) ThrowMisaligned(pointer);
        var count = Volatile.Read(ref *(uint*)At(offset - SegmentLayout.VectorHeaderSize, sizeof(uint)));
        var room = Math.Min(_length - offset, int.MaxValue);
        if (count > room / (ulong)elementSize) ThrowOutOfBounds("vector length", count);
        return new SegmentVector(offset, (int)count);
    }

    /// <summary>The outer vector of an entry with one vector for each thread.</summary>
    /// <param name="pointer">The entry's pointer.</param>
    /// <returns>A vector of pointers.</returns>
    /// <exception cref="StatsSegmentException">Out of bounds, or more threads than VPP can have.</exception>
    public readonly SegmentVector Threads(ulong pointer)
    {
        var threads = VectorAt(pointer, SegmentLayout.PointerSize);
        if (threads.Count > SegmentLayout.MaxThreads) ThrowTooManyThreads(threads.Count);
        return threads;
    }

    /// <summary>Reads one 64-bit element, once.</summary>
    /// <param name="vector">A vector of pointers or counters.</param>
    /// <param name="index">Smaller than its count.</param>
    /// <returns>The element.</returns>
    public readonly ulong Element(SegmentVector vector, int index)
        => Volatile.Read(ref *(ulong*)At(vector.Offset + ((ulong)index * sizeof(ulong)), sizeof(ulong)));

    /// <summary>The vector's memory as bytes, and its price taken from the budget. Still in the segment: copy, do not keep.</summary>
    /// <param name="vector">A checked vector.</param>
    /// <param name="elementSize">Bytes an element; the one it was checked with.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="StatsSegmentException">More was read than the segment holds.</exception>
    public ReadOnlySpan<byte> Spend(SegmentVector vector, int elementSize)
        => SpendBytes(vector.Offset, vector.Count * elementSize);

    /// <summary>Bytes of the segment, brought within reach. The caller has checked that they lie inside.</summary>
    private readonly byte* At(ulong offset, int count)
    {
        _copy?.Fetch(offset, (ulong)count);
        return _start + offset;
    }

    private readonly ulong ReadHeader(int offset) => _memory.ReadNow((ulong)offset);

    [DoesNotReturn]
    private static void ThrowVersion(ulong version) => throw new StatsSegmentException(StatsSegmentError.UnsupportedVersion,
        $"The stats segment has version {version}; this reader knows version {SegmentLayout.Version} (VPP 20.05 to 26.06).");

    [DoesNotReturn]
    private readonly void ThrowOutOfBounds(string what, ulong value) => throw new StatsSegmentException(StatsSegmentError.OutOfBounds,
        $"A {what} of the stats segment is out of bounds: 0x{value:x} (base 0x{_base:x}, {_length} bytes).");

    [DoesNotReturn]
    private static void ThrowMisaligned(ulong pointer) => throw new StatsSegmentException(StatsSegmentError.Misaligned,
        $"A pointer of the stats segment is not aligned: 0x{pointer:x}.");

    [DoesNotReturn]
    private static void ThrowUnknownType(uint type, uint index) => throw new StatsSegmentException(StatsSegmentError.UnknownType,
        $"Entry {index} of the stats segment has the unknown type {type}.");

    [DoesNotReturn]
    private static void ThrowSymlinkLoop() => throw new StatsSegmentException(StatsSegmentError.SymlinkLoop,
        "A symlink of the stats segment leads from symlink to symlink.");

    [DoesNotReturn]
    private static void ThrowUnterminated(uint index) => throw new StatsSegmentException(StatsSegmentError.UnterminatedName,
        $"The name of entry {index} of the stats segment has no end.");

    [DoesNotReturn]
    private static void ThrowTooManyThreads(int count) => throw new StatsSegmentException(StatsSegmentError.TooManyThreads,
        $"A counter of the stats segment has {count} threads; VPP has at most {SegmentLayout.MaxThreads}.");

    [DoesNotReturn]
    private static void ThrowOverlapping() => throw new StatsSegmentException(StatsSegmentError.OverlappingData,
        "Vectors of the stats segment overlap: together they are larger than the segment.");
}
