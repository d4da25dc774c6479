using System.Buffers.Binary;
using Fuzz.Engine;
using VppApi;

namespace Fuzz.Targets;

/// <summary>The decoder of every generated message. The first two bytes choose the message, the rest is the message.</summary>
internal sealed class MessageTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "messages";

    /// <inheritdoc/>
    public int MaxLength => 4096;

    /// <inheritdoc/>
    public IEnumerable<byte[]> Seeds => DecodeProbe.All.Select(static (probe, index) =>
    {
        var input = new byte[2 + probe.Descriptor.MinimumSize + 16];
        BinaryPrimitives.WriteUInt16LittleEndian(input, (ushort)index);
        return input;
    });

    /// <inheritdoc/>
    public ValueTask<long> RunAsync(ReadOnlyMemory<byte> input)
    {
        if (input.Length < 2) return new(0);
        var index = BinaryPrimitives.ReadUInt16LittleEndian(input.Span) % DecodeProbe.All.Count;
        try
        {
            var read = DecodeProbe.All[index].RoundTrip(input.Span[2..]);
            return new(((long)index << 16) | (long)(Math.Min(read / 8, 255) << 4));
        }
        catch (VppProtocolException error)
        {
            return new(((long)index << 16) | (1 + (long)error.Error));
        }
    }
}
