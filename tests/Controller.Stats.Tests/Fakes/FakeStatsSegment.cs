using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;
using Controller.Stats.Segment;
using Microsoft.Win32.SafeHandles;

namespace Controller.Stats.Tests.Fakes;

/// <summary>
/// A segment laid out as VPP 26.06 lays it out, written by hand so that it shares no code with the reader. Tests may then break
/// any byte of it.
/// </summary>
internal sealed unsafe partial class FakeStatsSegment : IDisposable
{
    /// <summary>Where VPP would have mapped it: pointers in it are relative to this.</summary>
    public const ulong Base = 0x7f12_3456_7000;

    private const int EntrySize = 144;
    private const uint AllowSealing = 2;
    private const int AddSeals = 1033;
    private const int SealShrink = 2;
    private const int Duplicate = 1030;
    private readonly SafeFileHandle _file;
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly int _size;
    private readonly int _directory;
    private readonly int _capacity;
    private int _next = 4096;

    /// <summary>Makes an empty segment.</summary>
    /// <param name="size">Bytes.</param>
    /// <param name="capacity">Most entries of its directory.</param>
    /// <param name="canShrink">
    /// False for a memfd with the seal of VPP's (vppinfra/linux/mem.c:clib_mem_vm_create_fd); true for one without, as a VPP with
    /// hugepages or somebody hostile gives.
    /// </param>
    public FakeStatsSegment(int size = 256 * 1024, int capacity = 128, bool canShrink = false)
    {
        _size = size;
        _capacity = capacity;
        var descriptor = CreateMemory(Name, AllowSealing);
        if (descriptor < 0) throw new IOException("memfd_create failed");
        _file = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.SetLength(_file, size);
        if (!canShrink && Control(_file, AddSeals, SealShrink) != 0) throw new IOException("the memfd cannot be sealed");
        _map = MemoryMappedFile.CreateFromFile(_file, null, size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _map.CreateViewAccessor();
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _directory = Vector(0, capacity * EntrySize);
        WriteUInt64(0, 2);
        WriteUInt64(8, Base);
        WriteUInt64(16, 1);
        WriteUInt64(24, 0);
        WriteUInt64(32, Pointer(_directory));
    }

    /// <summary>The memfd's name, as <c>/proc/self/fd</c> shows it.</summary>
    public string Name { get; } = $"vppilot-stats-{Guid.NewGuid():n}";

    /// <summary>Bytes of the segment, for tests that break them.</summary>
    public Span<byte> Bytes => new(_start, _size);

    /// <summary>Bytes that are in use.</summary>
    public int Used => _next;

    /// <summary>Entries of the directory.</summary>
    public int Count { get; private set; }

    /// <summary>Offset of the directory's first entry.</summary>
    public int Directory => _directory;

    public ulong Epoch
    {
        get => Volatile.Read(ref *(ulong*)(_start + 16));
        set => Volatile.Write(ref *(ulong*)(_start + 16), value);
    }

    public ulong InProgress
    {
        set => Volatile.Write(ref *(ulong*)(_start + 24), value);
    }

    public static ulong Pointer(int offset) => Base + (ulong)offset;

    /// <summary>Maps it for reading as if VPP had sent it.</summary>
    public StatsSegment Open(TimeSpan? busyTimeout = null)
        => StatsSegment.Open(OpenFile(), "/nowhere/stats.sock", default, new StatsSegmentOptions { BusyTimeout = busyTimeout ?? TimeSpan.FromSeconds(5) });

    /// <summary>Another descriptor of it, as the kernel makes one when VPP sends its own.</summary>
    public SafeFileHandle OpenFile() => new(Control(_file, Duplicate, 0), ownsHandle: true);

    /// <summary>Cuts it off, or makes it longer.</summary>
    public void Resize(long length) => RandomAccess.SetLength(_file, length);

    /// <summary>What VPP does around each change of structure.</summary>
    public void Change(Action change)
    {
        InProgress = 1;
        change();
        Epoch++;
        InProgress = 0;
    }

    public int AddScalar(string name, ulong value) => Add(StatsEntryType.Scalar, name, value);

    public int AddGauge(string name, ulong value) => Add(StatsEntryType.Gauge, name, value);

    public int AddSymlink(string name, int target, int column) => Add(StatsEntryType.Symlink, name, (uint)target | ((ulong)(uint)column << 32));

    public int AddSimple(string name, params ulong[][] threads) => Add(StatsEntryType.SimpleCounters, name, Pointer(Threads(threads)));

    public int AddHistogram(string name, params ulong[][] threads) => Add(StatsEntryType.Histogram, name, Pointer(Threads(threads)));

    public int AddCombined(string name, params (ulong Packets, ulong Bytes)[][] threads)
        => Add(StatsEntryType.CombinedCounters, name, Pointer(Threads(Array.ConvertAll(threads, Flatten), elements: 2)));

    public int AddNames(string name, params string?[] names)
    {
        var outer = Vector(names.Length, names.Length * 8);
        for (var index = 0; index < names.Length; index++)
        {
            if (names[index] is { } text) WriteUInt64(outer + (index * 8), Pointer(Text(text)));
        }
        return Add(StatsEntryType.Names, name, Pointer(outer));
    }

    /// <summary>One vector of text with the NUL that VPP counts in.</summary>
    public int Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var vector = Vector(bytes.Length + 1, bytes.Length + 1);
        bytes.CopyTo(Bytes[vector..]);
        return vector;
    }

    /// <summary>A vector of pointers to vectors of u64; each inner length is counted in elements of <paramref name="elements"/> u64.</summary>
    public int Threads(ulong[][] threads, int elements = 1)
    {
        var outer = Vector(threads.Length, threads.Length * 8);
        for (var thread = 0; thread < threads.Length; thread++)
        {
            var inner = Vector(threads[thread].Length / elements, threads[thread].Length * 8);
            for (var index = 0; index < threads[thread].Length; index++) WriteUInt64(inner + (index * 8), threads[thread][index]);
            WriteUInt64(outer + (thread * 8), Pointer(inner));
        }
        return outer;
    }

    public int Add(StatsEntryType type, string name, ulong value)
    {
        if (Count >= _capacity) throw new InvalidOperationException("the directory is full");
        var index = Count++;
        WriteUInt32(Entry(index), (uint)type);
        WriteUInt64(Entry(index) + 8, value);
        Bytes.Slice(Entry(index) + 16, 128).Clear();
        Encoding.UTF8.GetBytes(name).CopyTo(Bytes[(Entry(index) + 16)..]);
        WriteUInt32(_directory - 8, (uint)Count);
        return index;
    }

    /// <summary>Index of the entry of that name.</summary>
    public int Find(string name)
    {
        for (var index = 0; index < Count; index++)
        {
            var field = Bytes.Slice(Entry(index) + 16, 128);
            if (Encoding.UTF8.GetString(field[..field.IndexOf((byte)0)]) == name) return index;
        }
        throw new ArgumentException($"there is no {name}", nameof(name));
    }

    public int Entry(int index) => _directory + (index * EntrySize);

    /// <summary>Where an entry's pointer leads.</summary>
    public int Target(int index) => (int)(ReadUInt64(Entry(index) + 8) - Base);

    /// <summary>Room for a vector: its header, then the data, then some to grow into. Returns the offset of the data.</summary>
    public int Vector(int length, int bytes)
    {
        var data = Allocate(bytes + 8 + 32) + 8;
        WriteUInt32(data - 8, (uint)length);
        return data;
    }

    public int Allocate(int bytes, int alignment = 8)
    {
        var start = (_next + alignment - 1) / alignment * alignment;
        _next = start + bytes;
        if (_next > _size) throw new InvalidOperationException("the segment is full");
        return start;
    }

    public void WriteUInt64(int offset, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Bytes[offset..], value);

    public void WriteUInt32(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Bytes[offset..], value);

    public ulong ReadUInt64(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(Bytes[offset..]);

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
        _file.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateMemory(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeFileHandle file, int command, nint argument);

    private static ulong[] Flatten((ulong Packets, ulong Bytes)[] counters)
        => MemoryMarshal.Cast<(ulong, ulong), ulong>(counters).ToArray();
}
