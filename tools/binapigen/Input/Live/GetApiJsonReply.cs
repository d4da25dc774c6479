using VppApi;
using VppApi.Codec;

namespace Binapigen.Input.Live;

/// <summary>VPP's API: a JSON array with an element for each module that has messages, except memclnt.</summary>
/// <param name="Retval">Result code.</param>
/// <param name="Json">The text's bytes. Kept as bytes: it has megabytes and is parsed once.</param>
internal readonly record struct GetApiJsonReply(int Retval, byte[] Json) : IVppMessage<GetApiJsonReply>, IVppRetval
{
    private const int HeaderSize = 6;

    /// <inheritdoc/>
    public static MessageDescriptor Descriptor { get; } = new("get_api_json_reply", 0xea715b59, "memclnt", MessageKind.Reply, HeaderSize + 8, -1, 2, HeaderSize);

    /// <inheritdoc/>
    public static void Decode(ref MessageReader reader, out GetApiJsonReply message)
    {
        reader.Skip(HeaderSize);
        var retval = reader.ReadInt32();
        var json = reader.NewArray<byte>(reader.ReadUInt32(), 1);
        reader.ReadBytes(json);
        message = new GetApiJsonReply(retval, json);
    }

    /// <inheritdoc/>
    public int GetSize() => HeaderSize + 8 + Json.Length;

    /// <inheritdoc/>
    public void Encode(ref MessageWriter writer)
    {
        writer.WriteZeros(HeaderSize);
        writer.WriteInt32(Retval);
        writer.WriteCountUInt32(Json.Length);
        writer.WriteBytes(Json);
    }
}
