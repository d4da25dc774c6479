using System.Diagnostics.CodeAnalysis;

namespace VppApi.Codec;

/// <summary>Throws what the codec throws, out of line so that the hot methods inline.</summary>
internal static class CodecThrowHelper
{
    [DoesNotReturn]
    public static void ThrowTruncated(int offset, int needed, int remaining)
        => throw new VppProtocolException(ProtocolError.Truncated,
            $"The message ends at byte {offset + remaining}, inside a field of {needed} bytes at byte {offset}.");
}
