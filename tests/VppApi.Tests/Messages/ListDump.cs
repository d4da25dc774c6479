using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>A dump of the fake VPP.</summary>
internal struct ListDump : IVppMessage<ListDump>
{
    private static readonly MessageDescriptor Description = new("list_dump", 0x00000003, "test", MessageKind.DumpRequest, 14, 2, 6, -1);

    public static MessageDescriptor Descriptor => Description;

    public uint Count { get; set; }

    public readonly int GetSize() => 14;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(10);
        writer.WriteUInt32(Count);
    }

    public static void Decode(ref MessageReader reader, out ListDump message)
    {
        reader.Skip(10);
        message = new ListDump
        {
            Count = reader.ReadUInt32(),
        };
    }
}
