using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>A cursor stream of the fake VPP.</summary>
internal struct WalkGet : IVppMessage<WalkGet>, IVppCursor
{
    private static readonly MessageDescriptor Description = new("walk_get", 0x00000005, "test", MessageKind.DumpRequest, 14, 2, 6, -1);

    public static MessageDescriptor Descriptor => Description;

    public uint Cursor { get; set; }

    public readonly int GetSize() => 14;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(10);
        writer.WriteUInt32(Cursor);
    }

    public static void Decode(ref MessageReader reader, out WalkGet message)
    {
        reader.Skip(10);
        message = new WalkGet
        {
            Cursor = reader.ReadUInt32(),
        };
    }
}
