using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>The answer to <see cref="Echo"/>.</summary>
internal struct EchoReply : IVppMessage<EchoReply>, IVppRetval
{
    private static readonly MessageDescriptor Description = new("echo_reply", 0x00000002, "test", MessageKind.Reply, 14, -1, 2, 6);

    public static MessageDescriptor Descriptor => Description;

    public int Retval { get; set; }

    public uint Value { get; set; }

    public readonly int GetSize() => 14;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(6);
        writer.WriteUInt32(unchecked((uint)Retval));
        writer.WriteUInt32(Value);
    }

    public static void Decode(ref MessageReader reader, out EchoReply message)
    {
        reader.Skip(6);
        message = new EchoReply
        {
            Retval = unchecked((int)reader.ReadUInt32()),
            Value = reader.ReadUInt32(),
        };
    }
}
