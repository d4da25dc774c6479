using System.Buffers.Binary;

namespace VppApi.Inspection.Recording;

/// <summary>A message went by.</summary>
/// <param name="Time">When.</param>
/// <param name="Connection">The number of the connection, from 1.</param>
/// <param name="Type">What it is.</param>
/// <param name="Marks">What is special about it.</param>
/// <param name="Bytes">The message from its id on.</param>
public sealed record TraceMessage(DateTimeOffset Time, int Connection, TraceType Type, MessageMarks Marks, ReadOnlyMemory<byte> Bytes) : TraceEntry(Time, Connection)
{
    /// <summary>True when VPP sent it.</summary>
    public bool FromVpp => Marks.HasFlag(MessageMarks.FromVpp);

    /// <summary>The context that joins a request with its answers; null where there is none.</summary>
    public uint? Context => Read(Type.Definition?.ContextOffset ?? -1);

    /// <summary>VPP's result code; null where there is none.</summary>
    public int? Retval => (int?)Read(Type.Definition?.RetvalOffset ?? -1);

    private uint? Read(int offset) => offset >= 0 && offset + sizeof(uint) <= Bytes.Length ? BinaryPrimitives.ReadUInt32BigEndian(Bytes.Span[offset..]) : null;
}
