using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>A row of <see cref="ListDump"/> and <see cref="WalkGet"/>.</summary>
internal struct ListDetails : IVppMessage<ListDetails>
{
    private static readonly MessageDescriptor Description = new("list_details", 0x00000004, "test", MessageKind.Details, 10, -1, 2, -1);

    public static MessageDescriptor Descriptor => Description;

    public uint Number { get; set; }

    public readonly int GetSize() => 10;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(6);
        writer.WriteUInt32(Number);
    }

    public static void Decode(ref MessageReader reader, out ListDetails message)
    {
        reader.Skip(6);
        message = new ListDetails
        {
            Number = reader.ReadUInt32(),
        };
    }
}
