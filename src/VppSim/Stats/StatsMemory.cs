using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace VppSim.Stats;

/// <summary>
/// The bytes of a stats segment: a memfd, laid out as VPP lays it out (vlib/stats/shared.h, version 2). Vectors have VPP's eight-byte header
/// with their length before the data; pointers are as in VPP's own address space, relative to a base that the header tells.
/// </summary>
internal sealed unsafe partial class StatsMemory : IDisposable
{
    public const int HeaderSize = 40;

    private const ulong Base = 0x7f00_0000_0000;
    private const int Size = 16 << 20;
    private const int VectorHeader = 8;
    private const uint AllowSealing = 2;
    private const int AddSeals = 1033;
    private const int SealShrink = 2;
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private int _next;
    private bool _disposed;

    public StatsMemory()
    {
        var descriptor = CreateMemory("vppsim-stats", AllowSealing);
        if (descriptor < 0) throw new IOException($"memfd_create failed: {Marshal.GetLastPInvokeErrorMessage()}");
        File = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.SetLength(File, Size);
        // As VPP does (vppinfra/linux/mem.c:clib_mem_vm_create_fd): readers may rely on the size.
        if (Control(File, AddSeals, SealShrink) != 0) throw new IOException($"sealing the memfd failed: {Marshal.GetLastPInvokeErrorMessage()}");
        _map = MemoryMappedFile.CreateFromFile(File, null, Size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _map.CreateViewAccessor();
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        Write(0, 2);
        Write(8, Base);
        Clear();
    }

    /// <summary>The memfd that clients get.</summary>
    public SafeFileHandle File { get; }

    /// <summary>Where the directory is.</summary>
    public int Directory { set => Write(32, Pointer(value)); }

    /// <summary>Forgets every allocation; only between <see cref="Begin"/> and <see cref="End"/>.</summary>
    public void Clear() => _next = HeaderSize + 24;

    /// <summary>Begins a change of structure: readers wait.</summary>
    public void Begin() => Volatile.Write(ref *(ulong*)(_start + 24), 1);

    /// <summary>Ends a change of structure: readers look again.</summary>
    public void End()
    {
        Volatile.Write(ref *(ulong*)(_start + 16), *(ulong*)(_start + 16) + 1);
        Volatile.Write(ref *(ulong*)(_start + 24), 0);
    }

    /// <summary>A vector of <paramref name="length"/> elements, all zero.</summary>
    /// <returns>Offset of its data.</returns>
    public int Vector(int length, int elementSize)
    {
        var data = (_next + VectorHeader + 7) & ~7;
        _next = data + (length * elementSize);
        if (_next > Size) throw new InvalidOperationException("the simulated stats segment is full");
        new Span<byte>(_start + data - VectorHeader, VectorHeader + (length * elementSize)).Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(new Span<byte>(_start + data - VectorHeader, 4), (uint)length);
        return data;
    }

    /// <summary>Text with its NUL, as a vector.</summary>
    public int Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var data = Vector(bytes.Length + 1, 1);
        bytes.CopyTo(new Span<byte>(_start + data, bytes.Length));
        return data;
    }

    public static ulong Pointer(int offset) => Base + (ulong)offset;

    public void Write(int offset, ulong value) => Volatile.Write(ref *(ulong*)(_start + offset), value);

    public void Write(int offset, ReadOnlySpan<byte> bytes) => bytes.CopyTo(new Span<byte>(_start + offset, bytes.Length));

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
        File.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateMemory(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, nint argument);
}
