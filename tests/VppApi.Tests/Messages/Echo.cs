using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>A request of the fake VPP: answered with the value that it carries.</summary>
internal struct Echo : IVppMessage<Echo>
{
    private static readonly MessageDescriptor Description = new("echo", 0x00000001, "test", MessageKind.Request, 14, 2, 6, -1);

    public static MessageDescriptor Descriptor => Description;

    public uint Value { get; set; }

    public readonly int GetSize() => 14;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(10);
        writer.WriteUInt32(Value);
    }

    public static void Decode(ref MessageReader reader, out Echo message)
    {
        reader.Skip(10);
        message = new Echo
        {
            Value = reader.ReadUInt32(),
        };
    }
}
