using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Controller.Stats.Segment;

/// <summary>The system calls that .NET does not offer: receiving a descriptor, mapping it, and asking who a file is.</summary>
internal static unsafe partial class StatsNative
{
    private const int AtFdCwd = -100;
    private const int AtEmptyPath = 0x1000;
    private const uint StatxSize = 0x200;
    private const uint StatxInode = 0x100;
    private const uint StatxBirthTime = 0x800;
    private const int ProtRead = 1;
    private const int MapShared = 1;
    private const int SolSocket = 1;
    private const int ScmRights = 1;
    private const int DuplicateCloseOnExec = 1030;
    private const int GetSeals = 1034;
    private const int SealShrink = 2;
    private const long OrdinaryMemory = 0x01021994; // TMPFS_MAGIC, linux/magic.h; hugepages have HUGETLBFS_MAGIC
    private const int MsgDontWait = 0x40;
    private const int MsgCmsgCloexec = 0x40000000;

    /// <summary>Receives one datagram of any size and the descriptor with it, without waiting.</summary>
    /// <param name="socket">A connected unix socket.</param>
    /// <param name="descriptor">The descriptor, or null when none came.</param>
    /// <returns>0, or errno.</returns>
    /// <remarks>
    /// VPP's datagram is empty (vlib/stats/init.c:stats_socket_accept_ready), so that the count of received bytes cannot
    /// tell it from the end of the connection: only the control data can. Its buffer has room for exactly one descriptor
    /// (CMSG_LEN, not CMSG_SPACE), so that the kernel closes any further ones.
    /// </remarks>
    public static int ReceiveDescriptor(SafeSocketHandle socket, out SafeFileHandle? descriptor)
    {
        descriptor = null;
        byte data;
        var part = new IoVector { Base = &data, Length = 1 };
        ControlMessage control = default;
        var message = new MessageHeader
        {
            Parts = &part,
            PartCount = 1,
            Control = &control,
            ControlLength = (nuint)sizeof(ControlMessageHeader) + sizeof(int),
        };
        if (RecvMsg(socket, &message, MsgDontWait | MsgCmsgCloexec) < 0) return Marshal.GetLastPInvokeError();
        if (message.ControlLength >= (nuint)sizeof(ControlMessageHeader) + sizeof(int)
            && control.Header is { Level: SolSocket, Type: ScmRights })
            descriptor = new SafeFileHandle(control.Descriptor, ownsHandle: true);
        return 0;
    }

    /// <summary>Maps a file for reading, shared with its writers.</summary>
    /// <param name="file">The file.</param>
    /// <param name="length">Bytes from its start.</param>
    /// <param name="address">Where it is.</param>
    /// <returns>0, or errno.</returns>
    public static int Map(SafeFileHandle file, nuint length, out nint address)
    {
        address = MMap(0, length, ProtRead, MapShared, file, 0);
        return address == -1 ? Marshal.GetLastPInvokeError() : 0;
    }

    /// <summary>Takes a mapping away.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="length">Its length.</param>
    /// <returns>True when it is gone.</returns>
    public static bool Unmap(nint address, nuint length) => MUnmap(address, length) == 0;

    /// <summary>Current size of an open file in bytes.</summary>
    /// <param name="file">The file.</param>
    /// <param name="size">Bytes.</param>
    /// <returns>0, or errno.</returns>
    public static int GetSize(SafeFileHandle file, out ulong size)
    {
        FileStatus status = default;
        byte empty = 0;
        var failed = StatxFile(file, &empty, AtEmptyPath, StatxSize, &status) != 0;
        size = status.Size;
        return failed ? Marshal.GetLastPInvokeError() : 0;
    }

    /// <summary>A second descriptor of the same open file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The descriptor; invalid when the process has too many.</returns>
    public static SafeFileHandle Duplicate(SafeFileHandle file) => new(FileControl(file, DuplicateCloseOnExec, 0), ownsHandle: true);

    /// <summary>
    /// Whether a mapping of the file can be read safely for ever: the kernel lets nobody make it shorter (<c>F_SEAL_SHRINK</c>), and a
    /// page that it lacks is a page of zeros. Of hugepages the latter is not true: when none is left, touching one is SIGBUS.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <returns>False also for files that know no seals.</returns>
    public static bool IsSafeToMap(SafeFileHandle file)
    {
        var seals = FileControl(file, GetSeals, 0);
        FileSystemStatus status = default;
        return seals >= 0 && (seals & SealShrink) != 0 && FileSystemOf(file, &status) == 0 && status.Type == OrdinaryMemory;
    }

    /// <summary>Which file a path leads to right now.</summary>
    /// <param name="path">The path.</param>
    /// <param name="identity">The file.</param>
    /// <returns>0, or errno.</returns>
    public static int GetIdentity(string path, out FileIdentity identity)
    {
        FileStatus status = default;
        if (StatxPath(AtFdCwd, path, 0, StatxInode | StatxBirthTime, &status) != 0)
        {
            identity = default;
            return Marshal.GetLastPInvokeError();
        }
        // Inode numbers are used again after a deletion; where the file system keeps the time of birth, that settles it.
        var born = (status.Mask & StatxBirthTime) != 0;
        identity = new FileIdentity(((ulong)status.DeviceMajor << 32) | status.DeviceMinor, status.Inode,
            born ? status.BirthSeconds : 0, born ? status.BirthNanoseconds : 0);
        return 0;
    }

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    private static partial nint RecvMsg(SafeSocketHandle socket, MessageHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint MMap(nint address, nuint length, int protection, int flags, SafeFileHandle file, long offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int MUnmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int FileControl(SafeFileHandle file, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "fstatfs")]
    private static partial int FileSystemOf(SafeFileHandle file, FileSystemStatus* status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int StatxFile(SafeFileHandle file, byte* path, int flags, uint mask, FileStatus* status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatxPath(int directory, string path, int flags, uint mask, FileStatus* status);

    [StructLayout(LayoutKind.Sequential)]
    private struct IoVector
    {
        public void* Base;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct MessageHeader
    {
        public void* Name;
        public uint NameLength;
        public IoVector* Parts;
        public nuint PartCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ControlMessageHeader
    {
        public nuint Length;
        public int Level;
        public int Type;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ControlMessage
    {
        public ControlMessageHeader Header;
        public int Descriptor;
    }

    /// <summary>struct statfs: the type comes first; the rest is room.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileSystemStatus
    {
        [FieldOffset(0)] public long Type;
    }

    /// <summary>struct statx, whose layout is the same on every architecture; struct stat's is not.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(0)] public uint Mask;
        [FieldOffset(32)] public ulong Inode;
        [FieldOffset(40)] public ulong Size;
        [FieldOffset(80)] public long BirthSeconds;
        [FieldOffset(88)] public uint BirthNanoseconds;
        [FieldOffset(136)] public uint DeviceMajor;
        [FieldOffset(140)] public uint DeviceMinor;
    }
}
