using Fuzz.Engine;
using VppApi;
using VppApi.Transport;

namespace Fuzz.Targets;

/// <summary>The reader that cuts the socket's bytes into messages. The first byte says in how large pieces the rest arrives.</summary>
internal sealed class FrameTarget : IFuzzTarget
{
    private const int MaxFrame = 1 << 20;

    /// <inheritdoc/>
    public string Name => "frames";

    /// <inheritdoc/>
    public int MaxLength => 8192;

    /// <inheritdoc/>
    public IEnumerable<byte[]> Seeds =>
    [
        [7, .. Frame(2), 1, 2, .. Frame(10), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, .. Frame(70_000)], [255, .. Frame(0)], [3, .. Frame(MaxFrame)], [3, .. Frame(-1)],
    ];

    /// <inheritdoc/>
    public ValueTask<long> RunAsync(ReadOnlyMemory<byte> input)
    {
        if (input.IsEmpty) return new(0);
        var piece = input.Span[0] + 1;
        var rest = input.Span[1..];
        var total = 0L;
        var frames = 0;
        using var reader = new FrameReader(MaxFrame);
        try
        {
            while (!rest.IsEmpty)
            {
                var space = reader.GetFreeSpace();
                var count = Math.Min(Math.Min(piece, rest.Length), space.Length);
                rest[..count].CopyTo(space);
                reader.Advance(count);
                rest = rest[count..];
                while (reader.TryRead(out var message))
                {
                    if (message.Length is < sizeof(ushort) or > MaxFrame) throw new InvalidOperationException($"a message of {message.Length} bytes came through");
                    total += message.Length + FrameHeader.Size;
                    frames++;
                }
            }
        }
        catch (VppProtocolException error)
        {
            return new((frames * 256L) + 1 + (long)error.Error);
        }

        if (total > input.Length) throw new InvalidOperationException($"{total} bytes were read out of {input.Length}");
        return new((frames * 256L) + (reader.IsEmpty ? 64 : 128));
    }

    private static byte[] Frame(int length)
    {
        var header = new byte[FrameHeader.Size];
        FrameHeader.Write(header, length);
        return header;
    }
}
