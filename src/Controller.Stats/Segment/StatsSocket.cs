using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Controller.Stats.Segment;

/// <summary>
/// Asks VPP for its segment: connect to the SOCK_SEQPACKET socket, receive one empty datagram with a descriptor, done.
/// VPP closes its side at once and keeps no state about its readers.
/// </summary>
internal static class StatsSocket
{
    private const int TryAgain = 11;

    /// <summary>Whether anybody has the socket open for listening, busy or not: connecting to a dead process' socket is refused at once.</summary>
    /// <param name="path">The socket.</param>
    /// <returns>False when nobody listens.</returns>
    /// <remarks>The connection is closed at once; VPP, which hands out its segment later, finds nobody there and forgets about it.</remarks>
    public static bool IsListening(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException error)
        {
            // Too many who wait to be accepted: a process that does not get round to it, but has it open.
            return error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress or SocketError.TryAgain;
        }
    }

    /// <summary>Receives the segment's descriptor.</summary>
    /// <param name="path">The socket, <c>/run/vpp/stats.sock</c> as a rule.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The descriptor, to be closed by the caller.</returns>
    /// <exception cref="StatsConnectionException">Nobody listens, or no descriptor came.</exception>
    public static async Task<SafeFileHandle> ReceiveSegmentAsync(string path, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
            while (true)
            {
                // Waits until something can be received without receiving it.
                await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, cancellationToken).ConfigureAwait(false);
                var error = StatsNative.ReceiveDescriptor(socket.SafeHandle, out var descriptor);
                if (descriptor is not null) return descriptor;
                if (error == TryAgain) continue;
                throw new StatsConnectionException(error == 0
                    ? $"{path} closed the connection without handing out a stats segment."
                    : $"Receiving the stats segment from {path} failed: {Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw new StatsConnectionException($"Cannot connect to the stats socket {path}: {exception.Message}.", exception);
        }
    }
}
