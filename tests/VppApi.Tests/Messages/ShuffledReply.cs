using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>A reply with its client_index before the context, as nine of VPP's have.</summary>
internal struct ShuffledReply : IVppMessage<ShuffledReply>
{
    private static readonly MessageDescriptor Description = new("shuffled_reply", 0x0000000a, "test", MessageKind.Reply, 14, 2, 6, 10);

    public static MessageDescriptor Descriptor => Description;

    public int Retval { get; set; }

    public readonly int GetSize() => 14;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(10);
        writer.WriteUInt32(unchecked((uint)Retval));
    }

    public static void Decode(ref MessageReader reader, out ShuffledReply message)
    {
        reader.Skip(10);
        message = new ShuffledReply
        {
            Retval = unchecked((int)reader.ReadUInt32()),
        };
    }
}
