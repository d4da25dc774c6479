using System.Buffers.Binary;
using System.Text;

namespace VppApi.Inspection.Wire;

/// <summary>
/// A client of VPP for tools: sends any message by its bytes and hands out what comes, whatever it is. One user at a time. Closing
/// tells VPP that the client goes, without which a VPP can be left spinning.
/// </summary>
public sealed class ApiConnection : IAsyncDisposable
{
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);

    private readonly FrameChannel _channel;
    private readonly string _path;

    private ApiConnection(FrameChannel channel, string path, MessageIds ids)
    {
        _channel = channel;
        _path = path;
        Ids = ids;
    }

    /// <summary>The messages of this VPP.</summary>
    public MessageIds Ids { get; }

    /// <summary>Connects and shakes hands.</summary>
    /// <param name="path">VPP's API socket.</param>
    /// <param name="clientName">The name in <c>show api clients</c>.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="VppConnectionException">Nobody listens, it is no VPP, or it took too long.</exception>
    public static async Task<ApiConnection> ConnectAsync(string path, string clientName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        FrameChannel? channel = null;
        try
        {
            channel = await FrameChannel.ConnectAsync(path, limit.Token);
            var create = new byte[FixedMessages.CreateNameOffset + FixedMessages.NameSize];
            BinaryPrimitives.WriteUInt16BigEndian(create, FixedMessages.SocketClientCreate);
            Encoding.UTF8.GetBytes(clientName, create.AsSpan(FixedMessages.CreateNameOffset, FixedMessages.NameSize - 1));
            await channel.WriteAsync(create, limit.Token);
            var answer = await channel.ReadAsync(limit.Token) ?? throw new VppConnectionException($"{path} was closed during the handshake.");
            return new ApiConnection(channel, path, MessageIds.Parse(answer.Span));
        }
        catch (Exception fault)
        {
            channel?.Dispose();
            if (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new VppConnectionException($"VPP did not answer on {path} within {timeout.TotalSeconds:0.###} s.", fault);
            throw;
        }
    }

    /// <summary>Sends a message as it is: id, client index and context must be in it.</summary>
    /// <exception cref="VppConnectionException">The connection is broken.</exception>
    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => _channel.WriteAsync(message, cancellationToken);

    /// <summary>Sends a <c>control_ping</c>: its answer says that VPP is past everything that was sent before.</summary>
    /// <exception cref="VppConnectionException">The connection is broken.</exception>
    public ValueTask PingAsync(uint context, CancellationToken cancellationToken)
    {
        var ping = new byte[10];
        BinaryPrimitives.WriteUInt16BigEndian(ping, FixedMessages.ControlPing);
        BinaryPrimitives.WriteUInt32BigEndian(ping.AsSpan(2), Ids.ClientIndex);
        BinaryPrimitives.WriteUInt32BigEndian(ping.AsSpan(6), context);
        return _channel.WriteAsync(ping, cancellationToken);
    }

    /// <summary>Takes the next message.</summary>
    /// <returns>The message from its id on, valid until the next call.</returns>
    /// <exception cref="VppConnectionException">VPP closed the connection, or it broke.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellationToken)
        => await _channel.ReadAsync(cancellationToken) ?? throw new VppConnectionException($"VPP closed the connection on {_path}.");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(ClosePatience);
        try
        {
            await _channel.WriteAsync(DeleteMessage(Ids.ClientIndex), limit.Token);
            // VPP confirms and closes.
            while (await _channel.ReadAsync(limit.Token) is not null)
            {
            }
        }
        catch (Exception fault) when (fault is VppConnectionException or OperationCanceledException)
        {
            // It is gone already, or hangs: nothing more can be done for it.
        }
        finally
        {
            _channel.Dispose();
        }
    }

    /// <summary><c>sockclnt_delete</c>: id, client_index, context, index.</summary>
    internal static byte[] DeleteMessage(uint clientIndex)
    {
        var message = new byte[14];
        BinaryPrimitives.WriteUInt16BigEndian(message, FixedMessages.SocketClientDelete);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(2), clientIndex);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(10), clientIndex);
        return message;
    }
}
