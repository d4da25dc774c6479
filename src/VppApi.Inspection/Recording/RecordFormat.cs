using System.Buffers.Binary;
using System.Numerics;

namespace VppApi.Inspection.Recording;

/// <summary>The bytes around records (docs/api-trace.md): a head, then records of kind, length, checksum and body. All numbers are big-endian.</summary>
internal static class RecordFormat
{
    /// <summary>What this release writes, and the newest that it reads.</summary>
    public const ushort Version = 1;

    /// <summary>Bytes of the file's head: mark and version.</summary>
    public const int HeadSize = 10;

    /// <summary>Bytes before a record's body: kind, length, checksum.</summary>
    public const int RecordHeadSize = 9;

    /// <summary>Bytes that a body may have: the largest message and some more.</summary>
    public const int MaximumBody = (64 * 1024 * 1024) + 1024;

    /// <summary>Not text from the first byte on, and damaged by every transfer that changes line ends.</summary>
    public static ReadOnlySpan<byte> Mark => [0x89, (byte)'V', (byte)'P', (byte)'P', (byte)'T', (byte)'R', (byte)'\r', (byte)'\n'];

    /// <summary>CRC-32C over a record's kind and body.</summary>
    public static uint Checksum(RecordKind kind, ReadOnlySpan<byte> body)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, (byte)kind);
        for (; body.Length >= sizeof(ulong); body = body[sizeof(ulong)..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(body));
        foreach (var value in body) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
