using System.Diagnostics.CodeAnalysis;

namespace VppApi.Codec;

/// <summary>Throws what the codec throws, out of line so that the hot methods inline.</summary>
internal static class CodecThrowHelper
{
    [DoesNotReturn]
    public static void ThrowTruncated(int offset, int needed, int remaining)
        => throw new VppProtocolException(ProtocolError.Truncated,
            $"The message ends at byte {offset + remaining}, inside a field of {needed} bytes at byte {offset}.");

    [DoesNotReturn]
    public static void ThrowCountPastEnd(int offset, long count, int elementSize, int remaining)
        => throw new VppProtocolException(ProtocolError.CountPastEnd,
            $"The array at byte {offset} claims {count} elements of at least {elementSize} bytes, but the message has {remaining} bytes left.");

    [DoesNotReturn]
    public static void ThrowTooManyElements(int count, uint maximum)
        => throw new VppProtocolException(ProtocolError.ValueTooLong,
            $"An array of {count} elements does not fit: its count field goes up to {maximum}.");

    [DoesNotReturn]
    public static void ThrowBufferTooSmall(int offset, int needed, int size)
        => throw new ArgumentException($"The buffer of {size} bytes ends inside a field of {needed} bytes at byte {offset}.");
}
