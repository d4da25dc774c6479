using VppApi.Codec;

namespace VppApi;

/// <summary>
/// A message that knows its own wire form. Generated messages are structs, so that a request and a reply cost no
/// allocation; only variable arrays and variable strings do.
/// </summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
/// <remarks>
/// The wire form always holds the header fields too: <c>_vl_msg_id</c> (u16, offset 0) and, where the definition has
/// them, <c>client_index</c> and <c>context</c>. A message does not carry them as properties: <see cref="Encode"/>
/// writes zeros there and the session patches them at the descriptor's offsets; <see cref="Decode"/> skips them.
/// </remarks>
public interface IVppMessage<TSelf>
    where TSelf : struct, IVppMessage<TSelf>
{
    /// <summary>The description of this message.</summary>
    static abstract MessageDescriptor Descriptor { get; }

    /// <summary>Exact number of bytes that <see cref="Encode"/> writes, message id included, frame header not.</summary>
    /// <returns>Bytes.</returns>
    int GetSize();

    /// <summary>Writes the whole message.</summary>
    /// <param name="writer">Writes into at least <see cref="GetSize"/> bytes.</param>
    void Encode(ref MessageWriter writer);

    /// <summary>Reads the whole message, from its id on. Bytes after the last field are ignored, as VPP does.</summary>
    /// <param name="reader">Positioned at the message id.</param>
    /// <param name="message">The message read.</param>
    /// <exception cref="VppProtocolException">The bytes do not hold such a message.</exception>
    static abstract void Decode(ref MessageReader reader, out TSelf message);
}
