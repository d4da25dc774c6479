using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace VppApi.Transport;

/// <summary>
/// A connected unix stream socket, used with blocking calls only: one thread reads, one at a time writes.
/// <para>
/// Why blocking: an answer then wakes the reading thread directly. .NET's asynchronous sockets take two more thread
/// switches to the same point (the epoll thread and the pool), which at VPP's 15 to 40 µs an answer is much of the time.
/// One asynchronous call would turn the descriptor non-blocking for good, so there is none.
/// </para>
/// </summary>
internal sealed class UnixSocketTransport : IDisposable
{
    private const int SolSocket = 1;
    private const int SendTimeoutOption = 21; // SO_SNDTIMEO

    /// <summary>
    /// A unix socket polls writable while at most a quarter of its send buffer is used (net/unix/af_unix.c:unix_writable);
    /// so this much can be written without blocking when it does.
    /// </summary>
    private const int NeverBlocks = 64 * 1024;

    private readonly Socket _socket;

    private UnixSocketTransport(Socket socket) => _socket = socket;

    /// <summary>Connects; blocks the calling thread.</summary>
    /// <param name="path">The socket's path.</param>
    /// <param name="timeout">How long to wait for a place in VPP's backlog of five.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="SocketException">Nobody listens there, or no place came free in time.</exception>
    public static UnixSocketTransport Connect(string path, TimeSpan timeout)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            SetSendTimeout(socket, timeout);
            socket.Connect(new UnixDomainSocketEndPoint(path));
            SetSendTimeout(socket, TimeSpan.Zero);
            return new UnixSocketTransport(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Waits for bytes and takes what is there.</summary>
    /// <param name="buffer">Where they go.</param>
    /// <returns>How many; 0 when the other side closed.</returns>
    public int Receive(Span<byte> buffer) => _socket.Receive(buffer);

    /// <summary>Writes all of it, unless that could block.</summary>
    /// <param name="bytes">What to write.</param>
    /// <returns>False when it could block; nothing was written then.</returns>
    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > NeverBlocks || !_socket.Poll(0, SelectMode.SelectWrite)) return false;
        Send(bytes);
        return true;
    }

    /// <summary>Writes all of it, however long the other side takes.</summary>
    /// <param name="bytes">What to write.</param>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty) bytes = bytes[_socket.Send(bytes)..];
    }

    /// <summary>Closes; a blocked <see cref="Receive"/> or <see cref="Send"/> ends.</summary>
    public void Dispose()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The other side was quicker.
        }
        catch (ObjectDisposedException)
        {
            return;
        }

        _socket.Dispose();
    }

    private static void SetSendTimeout(Socket socket, TimeSpan timeout)
    {
        // struct timeval; Linux uses SO_SNDTIMEO for connect too. Socket.SendTimeout would not: .NET only emulates it.
        Span<byte> value = stackalloc byte[16];
        MemoryMarshal.Write(value, (long)timeout.TotalSeconds);
        MemoryMarshal.Write(value[sizeof(long)..], timeout.Microseconds + (timeout.Milliseconds * 1000L));
        socket.SetRawSocketOption(SolSocket, SendTimeoutOption, value);
    }
}
