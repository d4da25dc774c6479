using System.Runtime.InteropServices;

namespace Controller.Stats.Segment;

/// <summary>Which file it is, not what it is called.</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The file's number in it.</param>
/// <param name="BirthSeconds">When it was made, or 0 where the file system does not keep that.</param>
/// <param name="BirthNanoseconds">The fraction of that.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileIdentity(ulong Device, ulong Inode, long BirthSeconds, uint BirthNanoseconds);
