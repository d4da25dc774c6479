using VppApi;
using VppApi.Codec;

namespace Binapigen.Input.Live;

/// <summary>Which release VPP is. Of its four texts only the version is kept.</summary>
/// <param name="Retval">Result code.</param>
/// <param name="Version">For example <c>26.06-release</c>.</param>
internal readonly record struct ShowVersionReply(int Retval, string Version) : IVppMessage<ShowVersionReply>, IVppRetval
{
    private const int HeaderSize = 6;
    private const int ShortText = 32;
    private const int LongText = 256;

    /// <inheritdoc/>
    public static MessageDescriptor Descriptor { get; } =
        new("show_version_reply", 0xc919bde1, "vpe", MessageKind.Reply, HeaderSize + 4 + (3 * ShortText) + LongText, -1, 2, HeaderSize);

    /// <inheritdoc/>
    public static void Decode(ref MessageReader reader, out ShowVersionReply message)
    {
        Span<byte> version = stackalloc byte[ShortText];
        reader.Skip(HeaderSize);
        var retval = reader.ReadInt32();
        reader.Skip(ShortText);
        reader.ReadBytes(version);
        reader.Skip(ShortText + LongText);
        message = new ShowVersionReply(retval, FixedText.Get(version));
    }

    /// <inheritdoc/>
    public int GetSize() => Descriptor.MinimumSize;

    /// <inheritdoc/>
    public void Encode(ref MessageWriter writer)
    {
        Span<byte> version = stackalloc byte[ShortText];
        FixedText.Set(version, Version);
        writer.WriteZeros(HeaderSize);
        writer.WriteInt32(Retval);
        writer.WriteZeros(ShortText);
        writer.WriteBytes(version);
        writer.WriteZeros(ShortText + LongText);
    }
}
