using System.Net.Sockets;
using VppApi.Transport;

namespace VppApi.Session;

/// <summary>
/// Connects and shakes hands on the thread that becomes the session's reading thread. When the caller gives up meanwhile,
/// the thread still finishes the handshake if it can, tells VPP that the client goes, and ends.
/// </summary>
internal sealed class ConnectionAttempt
{
    private static readonly TimeSpan CleanupPatience = TimeSpan.FromSeconds(5);

    private readonly VppClientOptions _options;
    private readonly TaskCompletionSource<VppSession> _session = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private UnixSocketTransport? _transport;
    private bool _decided;

    private ConnectionAttempt(VppClientOptions options) => _options = options;

    /// <summary>Connects.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The session, reading.</returns>
    /// <exception cref="VppConnectionException">Nobody listens, VPP refused, or it took too long.</exception>
    public static async Task<VppSession> RunAsync(VppClientOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var attempt = new ConnectionAttempt(options);
        new Thread(attempt.Run) { IsBackground = true, Name = "VppApi reader" }.Start();
        try
        {
            return await attempt._session.Task.WaitAsync(options.ConnectTimeout, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            // The thread may have been quicker by a moment: then there is a session to hand out.
            if (!attempt.TryDecide()) return await attempt._session.Task.ConfigureAwait(false);
            _ = attempt.CutLaterAsync();
            if (error is OperationCanceledException) throw;
            throw new VppConnectionException($"VPP did not answer on {options.SocketPath} within {options.ConnectTimeout.TotalSeconds:0.###} s.", error);
        }
    }

    private void Run()
    {
        var frames = new FrameReader(_options.MaxFrameSize);
        VppSession session;
        try
        {
            var transport = UnixSocketTransport.Connect(_options.SocketPath, _options.ConnectTimeout);
            lock (_gate) _transport = transport;
            var handshake = ShakeHands(transport, frames);
            if (!TryDecide())
            {
                Leave(transport, handshake, frames);
                frames.Dispose();
                return;
            }

            session = new VppSession(transport, handshake, _options);
        }
        catch (Exception error)
        {
            _transport?.Dispose();
            frames.Dispose();
            if (!TryDecide()) return;
            _session.SetException(error switch
            {
                VppConnectionException => error,
                // .NET's text for it, "cannot assign requested address", helps nobody.
                SocketException when !File.Exists(_options.SocketPath) => new VppConnectionException($"Cannot connect to VPP: there is no socket {_options.SocketPath}", error),
                _ => new VppConnectionException($"Cannot connect to VPP at {_options.SocketPath}: {error.Message}", error),
            });
            return;
        }

        _session.SetResult(session);
        session.ReadToEnd(frames);
    }

    private Handshake ShakeHands(UnixSocketTransport transport, FrameReader frames)
    {
        Span<byte> create = stackalloc byte[ControlMessages.CreateFrameSize];
        ControlMessages.WriteCreate(create, _options.ClientName);
        transport.Send(create);
        ReadOnlySpan<byte> answer;
        while (!frames.TryRead(out answer))
        {
            var count = transport.Receive(frames.GetFreeSpace());
            if (count == 0) throw new VppConnectionException($"{_options.SocketPath} was closed during the handshake.");
            frames.Advance(count);
        }

        return Handshake.Parse(answer);
    }

    private static void Leave(UnixSocketTransport transport, Handshake handshake, FrameReader frames)
    {
        using (transport)
        {
            Span<byte> delete = stackalloc byte[ControlMessages.DeleteFrameSize];
            ControlMessages.WriteDelete(delete, handshake.ClientIndex);
            transport.Send(delete);

            // VPP confirms and closes.
            while (transport.Receive(frames.GetFreeSpace()) > 0)
            {
            }
        }
    }

    /// <summary>Either the thread hands out a session or the caller has gone: whoever is first.</summary>
    private bool TryDecide()
    {
        lock (_gate)
        {
            if (_decided) return false;
            _decided = true;
            return true;
        }
    }

    private async Task CutLaterAsync()
    {
        await Task.Delay(CleanupPatience).ConfigureAwait(false);
        lock (_gate) _transport?.Dispose();
    }
}
