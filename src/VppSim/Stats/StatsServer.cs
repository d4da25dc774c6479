using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using VppSim.State;

namespace VppSim.Stats;

/// <summary>
/// Gives clients the segment: a SOCK_SEQPACKET server that sends the memfd with SCM_RIGHTS in an empty datagram, and closes (vlib/stats/init.c).
/// </summary>
internal sealed partial class StatsServer : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly string _path;
    private Socket _listener;
    private Task _accepting;
    private StatsMemory _memory = new();
    private StatsLayout? _layout;

    private StatsServer(string path)
    {
        _path = path;
        _listener = Listen();
        _accepting = AcceptAsync(_listener);
    }

    public static StatsServer Start(string path) => new(path);

    /// <summary>Writes the whole structure anew.</summary>
    public void Publish(SimulatedState state)
    {
        lock (_lock)
        {
            _memory.Begin();
            _memory.Clear();
            _layout = new StatsLayout(_memory, state);
            _memory.End();
        }
    }

    /// <summary>Writes the values.</summary>
    public void Refresh(SimulatedState state)
    {
        lock (_lock) _layout?.Refresh(state);
    }

    /// <summary>Dies: nobody listens, and who has mapped the segment keeps it, frozen.</summary>
    public void Die()
    {
        lock (_lock)
        {
            _listener.Dispose();
            _memory.Dispose();
            _layout = null;
        }
    }

    /// <summary>A new segment behind a new socket, as after a restart.</summary>
    public void ComeBack()
    {
        lock (_lock)
        {
            _memory = new StatsMemory();
            _listener = Listen();
            _accepting = AcceptAsync(_listener);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        File.Delete(_path);
        lock (_lock) _memory.Dispose();
        _stop.Dispose();
    }

    private Socket Listen()
    {
        File.Delete(_path);
        var listener = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(_path));
        listener.Listen(5);
        return listener;
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                using var client = await listener.AcceptAsync(_stop.Token);
                lock (_lock) Send(client, _memory.File);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The end of the server is the end of this loop.
        }
    }

    /// <summary>One sendmsg with no data and one descriptor; a client that is gone already is no concern of VPP's.</summary>
    private static unsafe void Send(Socket client, SafeFileHandle file)
    {
        const int solSocket = 1;
        const int scmRights = 1;
        const int noSignal = 0x4000;
        const int controlHeader = 16;
        var control = stackalloc byte[24];
        *(ulong*)control = controlHeader + sizeof(int);
        *(int*)(control + 8) = solSocket;
        *(int*)(control + 12) = scmRights;
        *(int*)(control + controlHeader) = (int)file.DangerousGetHandle();
        // struct msghdr on 64-bit Linux: name, namelen, iov, iovlen, control, controllen, flags.
        var message = stackalloc nuint[7];
        new Span<nuint>(message, 7).Clear();
        message[4] = (nuint)control;
        message[5] = 24;
        _ = SendMessage(client.SafeHandle, message, noSignal);
    }

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    private static unsafe partial nint SendMessage(SafeSocketHandle socket, void* message, int flags);
}
