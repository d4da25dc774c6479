using VppApi.Codec;

namespace VppApi.Tests.Messages;

/// <summary>Answered with a <see cref="ShuffledReply"/>.</summary>
internal struct Shuffle : IVppMessage<Shuffle>
{
    private static readonly MessageDescriptor Description = new("shuffle", 0x0000000b, "test", MessageKind.Request, 10, 2, 6, -1);

    public static MessageDescriptor Descriptor => Description;

    public readonly int GetSize() => 10;

    public readonly void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(10);
    }

    public static void Decode(ref MessageReader reader, out Shuffle message)
    {
        reader.Skip(10);
        message = new Shuffle
        {
        };
    }
}
