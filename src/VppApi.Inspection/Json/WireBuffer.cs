namespace VppApi.Inspection.Json;

/// <summary>Bytes of a message while they are put together.</summary>
internal sealed class WireBuffer
{
    private byte[] _bytes = new byte[256];

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>Adds zeros to be written over.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Them. Valid until more are added.</returns>
    public Span<byte> Add(int count)
    {
        while (_bytes.Length - Length < count) Array.Resize(ref _bytes, _bytes.Length * 2);
        var added = _bytes.AsSpan(Length, count);
        Length += count;
        return added;
    }

    /// <summary>What is there from a place on.</summary>
    public Span<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    /// <summary>All of it.</summary>
    public byte[] ToArray() => _bytes.AsSpan(0, Length).ToArray();
}
