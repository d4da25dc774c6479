using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>A request that VPP answers late, as its name tells.</summary>
internal struct Resolve : IVppMessage<Resolve>
{
    private static readonly MessageDescriptor Description = new("dns_resolve_name", 0x00000008, "test", MessageKind.Request, 14, 2, 6, -1);

    public static MessageDescriptor Descriptor => Description;

    public uint Value { get; set; }

    public readonly int GetSize() => 14;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(10);
        writer.WriteUInt32(Value);
    }

    public static void Decode(ref MessageReader reader, out Resolve message)
    {
        reader.Skip(10);
        message = new Resolve
        {
            Value = reader.ReadUInt32(),
        };
    }
}
