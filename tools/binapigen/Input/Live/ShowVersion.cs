using VppApi;
using VppApi.Codec;

namespace Binapigen.Input.Live;

/// <summary>Asks VPP which release it is.</summary>
internal readonly struct ShowVersion : IVppMessage<ShowVersion>
{
    private const int Size = 10;

    /// <inheritdoc/>
    public static MessageDescriptor Descriptor { get; } = new("show_version", 0x51077d14, "vpe", MessageKind.Request, Size, 2, 6, -1);

    /// <inheritdoc/>
    public static void Decode(ref MessageReader reader, out ShowVersion message)
    {
        message = default;
        reader.Skip(Size);
    }

    /// <inheritdoc/>
    public int GetSize() => Size;

    /// <inheritdoc/>
    public void Encode(ref MessageWriter writer) => writer.WriteZeros(Size);
}
