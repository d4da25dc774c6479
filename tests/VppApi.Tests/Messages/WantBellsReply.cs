using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>Answers <see cref="WantBells"/>.</summary>
internal struct WantBellsReply : IVppMessage<WantBellsReply>
{
    private static readonly MessageDescriptor Description = new("want_bells_reply", 0x0000000d, "test", MessageKind.Reply, 10, -1, 2, 6);

    public static MessageDescriptor Descriptor => Description;

    public int Retval { get; set; }

    public readonly int GetSize() => 10;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(6);
        writer.WriteInt32(Retval);
    }

    public static void Decode(ref MessageReader reader, out WantBellsReply message)
    {
        reader.Skip(6);
        message = new WantBellsReply { Retval = reader.ReadInt32() };
    }
}
