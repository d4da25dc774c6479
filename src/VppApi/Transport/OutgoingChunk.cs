namespace VppApi.Transport;

/// <summary>Some whole frames that go out with one write.</summary>
internal sealed class OutgoingChunk(int capacity)
{
    /// <summary>Memory of the chunk.</summary>
    public byte[] Buffer { get; } = new byte[capacity];

    /// <summary>Bytes in use.</summary>
    public int Length { get; set; }

    /// <summary>Frames in it.</summary>
    public int Frames { get; set; }

    /// <summary>Of these bytes, those that the kernel has taken.</summary>
    public int Sent { get; set; }

    /// <summary>The chunk that goes out after this one, or the next free one.</summary>
    public OutgoingChunk? Next { get; set; }

    /// <summary>The bytes to write.</summary>
    public ReadOnlySpan<byte> Written => Buffer.AsSpan(0, Length);
}
