using VppApi.Codec;

namespace VppApi.Supervision;

/// <summary><c>control_ping_reply</c>; its fields do not matter here.</summary>
internal struct PingReply : IVppMessage<PingReply>
{
    private static readonly MessageDescriptor Description = new("control_ping_reply", 0xf6b0b8ca, "memclnt", MessageKind.Reply, 18, 10, 2, 6);

    /// <inheritdoc/>
    public static MessageDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public readonly int GetSize() => 18;

    /// <inheritdoc/>
    public readonly void Encode(ref MessageWriter writer) => writer.WriteZeros(18);

    /// <inheritdoc/>
    public static void Decode(ref MessageReader reader, out PingReply message)
    {
        reader.Skip(10);
        message = default;
    }
}
