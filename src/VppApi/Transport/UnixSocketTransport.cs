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
/// <para>
/// Why the C library's calls: .NET has no send that does not wait on a blocking socket (<c>MSG_DONTWAIT</c>), only a poll before
/// each, and a request or an answer is a system call more expensive by it.
/// </para>
/// </summary>
internal sealed class UnixSocketTransport : IDisposable
{
    private const int SolSocket = 1;
    private const int SendTimeoutOption = 21; // SO_SNDTIMEO
    private const int DoNotWait = 0x40; // MSG_DONTWAIT
    private const int NoSignal = 0x4000; // MSG_NOSIGNAL
    private const int ErrorInterrupted = 4; // EINTR
    private const int ErrorAgain = 11; // EAGAIN

    private readonly Socket _socket;
    private readonly SafeSocketHandle _handle;

    private UnixSocketTransport(Socket socket)
    {
        _socket = socket;
        _handle = socket.SafeHandle;
    }

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
    /// <param name="buffer">Where they go; not empty.</param>
    /// <returns>How many; 0 when the other side closed.</returns>
    /// <exception cref="SocketException">The connection is broken.</exception>
    /// <exception cref="ObjectDisposedException">It was closed from here.</exception>
    public int Receive(Span<byte> buffer)
    {
        while (true)
        {
            var count = Receive(_handle, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length, 0);
            if (count >= 0) return (int)count;
            ThrowUnlessInterrupted(Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Writes what can be written without waiting.</summary>
    /// <param name="bytes">What to write.</param>
    /// <returns>How many bytes were written, from the start.</returns>
    /// <exception cref="SocketException">The connection is broken.</exception>
    /// <exception cref="ObjectDisposedException">It was closed from here.</exception>
    public int TrySend(ReadOnlySpan<byte> bytes) => Send(bytes, DoNotWait | NoSignal);

    /// <summary>Writes all of it, however long the other side takes.</summary>
    /// <param name="bytes">What to write.</param>
    /// <exception cref="SocketException">The connection is broken.</exception>
    /// <exception cref="ObjectDisposedException">It was closed from here.</exception>
    public void Send(ReadOnlySpan<byte> bytes) => Send(bytes, NoSignal);

    /// <summary>Closes; a blocked <see cref="Receive(Span{byte})"/> or <see cref="Send(ReadOnlySpan{byte})"/> ends.</summary>
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

    private int Send(ReadOnlySpan<byte> bytes, int flags)
    {
        var sent = 0;
        while (sent < bytes.Length)
        {
            var count = Send(_handle, in MemoryMarshal.GetReference(bytes[sent..]), (nuint)(bytes.Length - sent), flags);
            if (count >= 0)
            {
                sent += (int)count;
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == ErrorAgain) return sent;
            ThrowUnlessInterrupted(error);
        }

        return sent;
    }

    private static void ThrowUnlessInterrupted(int error)
    {
        // SocketException's own codes are Windows'; the kernel's text says it better.
        if (error != ErrorInterrupted) throw new SocketException((int)SocketError.SocketError, Marshal.GetPInvokeErrorMessage(error));
    }

    private static void SetSendTimeout(Socket socket, TimeSpan timeout)
    {
        // struct timeval; Linux uses SO_SNDTIMEO for connect too. Socket.SendTimeout would not: .NET only emulates it.
        Span<byte> value = stackalloc byte[16];
        MemoryMarshal.Write(value, (long)timeout.TotalSeconds);
        MemoryMarshal.Write(value[sizeof(long)..], timeout.Microseconds + (timeout.Milliseconds * 1000L));
        socket.SetRawSocketOption(SolSocket, SendTimeoutOption, value);
    }

    [DllImport("libc", EntryPoint = "recv", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Receive(SafeSocketHandle socket, ref byte buffer, nuint length, int flags);

    [DllImport("libc", EntryPoint = "send", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Send(SafeSocketHandle socket, in byte buffer, nuint length, int flags);
}
