using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace TestKit;

/// <summary>
/// Stands between a client and a VPP's API socket and passes on what they say, frame by frame, so that a test can act when a client sends
/// a certain request: the only way to hit the middle of an apply on a machine of any speed.
/// </summary>
public sealed class ApiRelay : IAsyncDisposable
{
    // vlibapi/api_common.h:msgbuf_t: a header of 16 bytes with the message's length at 8.
    private const int HeaderSize = 16;
    private const int LengthOffset = 8;
    private readonly EndPoint _target;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _relays = [];
    private readonly Task _accepting;
    private volatile Func<ushort, Task>? _watch;

    /// <summary>Listens.</summary>
    /// <param name="path">Where clients connect.</param>
    /// <param name="target">VPP's API socket; it need not be there yet.</param>
    public ApiRelay(string path, string target)
        : this(path, new UnixDomainSocketEndPoint(target))
    {
    }

    /// <summary>Listens for a VPP on another machine.</summary>
    /// <param name="path">Where clients connect.</param>
    /// <param name="target">What passes connections on to VPP's API socket.</param>
    public ApiRelay(string path, EndPoint target)
    {
        Path = path;
        _target = target;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public string Path { get; }

    /// <summary>Calls back with the message id of each request of a client from now on; the request goes on when the callback is done.</summary>
    /// <param name="watch">The callback, which must not throw; null for none.</param>
    public void Watch(Func<ushort, Task>? watch) => _watch = watch;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_relays);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _relays.Add(RelayAsync(await _listener.AcceptAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // stopped
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var vpp = new Socket(_target.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                await vpp.ConnectAsync(_target, _stop.Token);
                if (_target is IPEndPoint) vpp.NoDelay = true;
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                var answers = CopyAsync(vpp, client, ended.Token);
                var requests = ForwardAsync(client, vpp, ended.Token);
                await Task.WhenAny(answers, requests);
                await ended.CancelAsync();
                await Task.WhenAll(answers, requests);
            }
            catch (SocketException)
            {
                // No VPP: the client sees its connection closed, as from a VPP that just died.
            }
            catch (OperationCanceledException)
            {
                // stopped
            }
        }
    }

    private async Task ForwardAsync(Socket client, Socket vpp, CancellationToken cancellationToken)
    {
        await OverAsync(async () =>
        {
            var header = new byte[HeaderSize];
            while (await FillAsync(client, header, cancellationToken))
            {
                var body = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(LengthOffset))];
                if (!await FillAsync(client, body, cancellationToken)) return;
                if (_watch is { } watch) await watch(BinaryPrimitives.ReadUInt16BigEndian(body));
                await vpp.SendAsync(header, cancellationToken);
                await vpp.SendAsync(body, cancellationToken);
            }
        });
    }

    private static Task CopyAsync(Socket from, Socket to, CancellationToken cancellationToken) => OverAsync(async () =>
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, cancellationToken) is var read and > 0)
        {
            for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), cancellationToken);
        }
    });

    // A connection ends when either side has gone away.
    private static async Task OverAsync(Func<Task> copy)
    {
        try
        {
            await copy();
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // gone
        }
    }

    private static async Task<bool> FillAsync(Socket socket, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (!buffer.IsEmpty)
        {
            var read = await socket.ReceiveAsync(buffer, cancellationToken);
            if (read == 0) return false;
            buffer = buffer[read..];
        }

        return true;
    }
}
