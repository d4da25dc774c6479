using VppApi.Codec;

namespace VppApi.Supervision;

/// <summary><c>control_ping</c> (vlibmemory/memclnt.api), for the supervisor's own use: this library needs no generated code.</summary>
internal struct Ping : IVppMessage<Ping>
{
    private static readonly MessageDescriptor Description = new("control_ping", 0x51077d14, "memclnt", MessageKind.Request, 10, 2, 6, -1);

    /// <inheritdoc/>
    public static MessageDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public readonly int GetSize() => 10;

    /// <inheritdoc/>
    public readonly void Encode(ref MessageWriter writer) => writer.WriteZeros(10);

    /// <inheritdoc/>
    public static void Decode(ref MessageReader reader, out Ping message)
    {
        reader.Skip(10);
        message = default;
    }
}
