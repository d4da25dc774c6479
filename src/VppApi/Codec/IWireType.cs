namespace VppApi.Codec;

/// <summary>A part of a message that knows its own wire form: a typedef, a union, an alias for an array.</summary>
public interface IWireType
{
    /// <summary>Bytes on the wire with every variable part empty.</summary>
    static abstract int MinimumSize { get; }

    /// <summary>Exact number of bytes that <see cref="Write"/> writes.</summary>
    /// <returns>Bytes.</returns>
    int GetSize();

    /// <summary>Writes the value.</summary>
    /// <param name="writer">Has at least <see cref="GetSize"/> bytes left.</param>
    void Write(ref MessageWriter writer);

    /// <summary>Replaces the value by one that is read.</summary>
    /// <param name="reader">Positioned at the value.</param>
    /// <exception cref="VppProtocolException">The bytes do not hold such a value.</exception>
    void Read(ref MessageReader reader);
}
