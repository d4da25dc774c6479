using VppApi;
using VppApi.Codec;

namespace Binapigen.Input.Live;

/// <summary>Asks VPP for its API. By hand: the generator cannot use what it generates.</summary>
internal readonly struct GetApiJson : IVppMessage<GetApiJson>
{
    private const int Size = 10;

    /// <inheritdoc/>
    public static MessageDescriptor Descriptor { get; } = new("get_api_json", 0x51077d14, "memclnt", MessageKind.Request, Size, 2, 6, -1);

    /// <inheritdoc/>
    public static void Decode(ref MessageReader reader, out GetApiJson message)
    {
        message = default;
        reader.Skip(Size);
    }

    /// <inheritdoc/>
    public int GetSize() => Size;

    /// <inheritdoc/>
    public void Encode(ref MessageWriter writer) => writer.WriteZeros(Size);
}
