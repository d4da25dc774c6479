using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>A request without an answer.</summary>
internal struct Note : IVppMessage<Note>
{
    private static readonly MessageDescriptor Description = new("note", 0x00000009, "test", MessageKind.Request, 14, 2, 6, -1);

    public static MessageDescriptor Descriptor => Description;

    public uint Value { get; set; }

    public readonly int GetSize() => 14;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(10);
        writer.WriteUInt32(Value);
    }

    public static void Decode(ref MessageReader reader, out Note message)
    {
        reader.Skip(10);
        message = new Note
        {
            Value = reader.ReadUInt32(),
        };
    }
}
