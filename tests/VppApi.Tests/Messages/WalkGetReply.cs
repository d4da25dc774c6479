using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>What ends a page of <see cref="WalkGet"/>.</summary>
internal struct WalkGetReply : IVppMessage<WalkGetReply>, IVppRetval, IVppCursor
{
    private static readonly MessageDescriptor Description = new("walk_get_reply", 0x00000006, "test", MessageKind.Reply, 14, -1, 2, 6);

    public static MessageDescriptor Descriptor => Description;

    public int Retval { get; set; }

    public uint Cursor { get; set; }

    public readonly int GetSize() => 14;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(6);
        writer.WriteUInt32(unchecked((uint)Retval));
        writer.WriteUInt32(Cursor);
    }

    public static void Decode(ref MessageReader reader, out WalkGetReply message)
    {
        reader.Skip(6);
        message = new WalkGetReply
        {
            Retval = unchecked((int)reader.ReadUInt32()),
            Cursor = reader.ReadUInt32(),
        };
    }
}
