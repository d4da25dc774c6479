using System.Diagnostics.CodeAnalysis;

namespace VppApi.Transport;

/// <summary>Throws what the byte layer throws, out of line so that the hot methods inline.</summary>
internal static class TransportThrowHelper
{
    [DoesNotReturn]
    public static void ThrowFrameTooLarge(uint length, int maximum)
        => throw new VppProtocolException(ProtocolError.FrameTooLarge,
            $"A frame claims {length} bytes; this client accepts {maximum} (VppClientOptions.MaxFrameSize).");

    [DoesNotReturn]
    public static void ThrowFrameTooSmall(uint length)
        => throw new VppProtocolException(ProtocolError.FrameTooSmall, $"A frame claims {length} bytes, too few for a message id.");
}
