using System.Buffers.Binary;

namespace TestKit.FakeVpp;

/// <summary>A message that the client sent: id, client_index, context, and whatever follows.</summary>
/// <param name="Bytes">The message without its frame.</param>
public sealed record FakeRequest(byte[] Bytes)
{
    /// <summary>Message id.</summary>
    public ushort Id => BinaryPrimitives.ReadUInt16BigEndian(Bytes);

    /// <summary>Who sent it.</summary>
    public uint ClientIndex => BinaryPrimitives.ReadUInt32BigEndian(Bytes.AsSpan(2));

    /// <summary>What its answer must echo.</summary>
    public uint Context => BinaryPrimitives.ReadUInt32BigEndian(Bytes.AsSpan(6));

    /// <summary>The fields behind the context, as u32.</summary>
    /// <param name="index">Which.</param>
    /// <returns>Its value.</returns>
    public uint Field(int index) => BinaryPrimitives.ReadUInt32BigEndian(Bytes.AsSpan(10 + (4 * index)));
}
