using System.Net.Sockets;
using VppApi.Inspection.Wire;

namespace VppApi.Inspection.Recording;

/// <summary>
/// Stands between any clients and a VPP: listens on a socket of its own, passes every message on unchanged and records a copy. Clients see
/// the same VPP; one that is slow to read is as slow towards VPP as without the recorder.
/// </summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _vppPath;
    private readonly TraceWriter _writer;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _connections = [];
    private readonly Task _accepting;
    private int _accepted;
    private int _disposed;

    private RecordingProxy(string path, string vppPath, TraceWriter writer, Socket listener)
    {
        _path = path;
        _vppPath = vppPath;
        _writer = writer;
        _listener = listener;
        _accepting = AcceptAsync();
    }

    /// <summary>Clients that came so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Starts to listen.</summary>
    /// <param name="path">The socket for clients; made with the permissions of VPP's own.</param>
    /// <param name="vppPath">VPP's API socket.</param>
    /// <param name="writer">Gets the recording; is not disposed.</param>
    /// <returns>The running recorder.</returns>
    /// <exception cref="IOException">The socket cannot be made, or somebody listens there.</exception>
    public static RecordingProxy Start(string path, string vppPath, TraceWriter writer)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            RemoveDead(path);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            // Who may talk to VPP may talk to it here, and nobody else.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(vppPath));
            listener.Listen(5);
        }
        catch (Exception fault)
        {
            listener.Dispose();
            if (fault is not (SocketException or ArgumentException or UnauthorizedAccessException)) throw;
            throw new IOException($"Cannot listen on {path}: {fault.Message}", fault);
        }

        return new RecordingProxy(path, vppPath, writer, listener);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        Task[] open;
        lock (_gate) open = [.. _connections];
        await Task.WhenAll(open);
        File.Delete(_path);
        _stop.Dispose();
    }

    /// <summary>A socket file that a killed recorder left is removed; one that answers is somebody's.</summary>
    private static void RemoveDead(string path)
    {
        if (!File.Exists(path)) return;
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
            return;
        }

        throw new IOException($"Cannot listen on {path}: somebody does already.");
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(_stop.Token);
                var connection = new RecordedConnection(Interlocked.Increment(ref _accepted), new FrameChannel(socket), _vppPath, _writer);
                var running = connection.RunAsync(_stop.Token);
                lock (_gate)
                {
                    _connections.RemoveWhere(task => task.IsCompleted);
                    _connections.Add(running);
                }
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed.
        }
    }
}
