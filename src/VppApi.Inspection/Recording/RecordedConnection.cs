using System.Buffers.Binary;
using System.Collections.Frozen;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Wire;

namespace VppApi.Inspection.Recording;

/// <summary>One client that talks to VPP through the recorder: both directions, message by message.</summary>
internal sealed class RecordedConnection(int number, FrameChannel client, string vppPath, TraceWriter writer)
{
    /// <summary>Coming and going is recorded as such; the table that VPP answers would be most of a small recording.</summary>
    private static readonly FrozenSet<ushort> SessionMessages = FrozenSet.ToFrozenSet(
    [
        FixedMessages.SocketClientCreate, FixedMessages.SocketClientCreateReply, FixedMessages.SocketClientDelete, FixedMessages.SocketClientDeleteReply,
    ]);

    private volatile Known? _known;
    private volatile bool _saidGoodbye;

    /// <summary>Carries messages until one side goes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var reason = "the recorder stopped";
        try
        {
            using var vpp = await FrameChannel.ConnectAsync(vppPath, cancellationToken);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var up = CarryAsync(client, vpp, fromVpp: false, stop.Token);
            var down = CarryAsync(vpp, client, fromVpp: true, stop.Token);
            var first = await Task.WhenAny(up, down);
            reason = (_saidGoodbye, first == up) switch
            {
                (true, _) => "the client signed off",
                (_, true) => "the client closed it",
                _ => "VPP closed it",
            };
            // Without a goodbye a VPP can be left spinning on the dead socket; it is not the recorder's place to make that worse.
            if (first == up && !_saidGoodbye && _known is { } known) reason += await SayGoodbyeAsync(vpp, known.Ids.ClientIndex, cancellationToken);
            await stop.CancelAsync();
            await Task.WhenAll(Settle(up), Settle(down));
            await first;
        }
        catch (VppConnectionException broken)
        {
            reason = broken.Message;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // As it was told; the reason says so.
        }
        finally
        {
            client.Dispose();
            writer.Closed(number, reason);
        }
    }

    private static async Task<string> SayGoodbyeAsync(FrameChannel vpp, uint clientIndex, CancellationToken cancellationToken)
    {
        try
        {
            await vpp.WriteAsync(ApiConnection.DeleteMessage(clientIndex), cancellationToken);
            return " without sockclnt_delete, which the recorder sent for it";
        }
        catch (VppConnectionException)
        {
            return " without sockclnt_delete";
        }
    }

    /// <summary>Waits for the other direction, whose end was brought about here and has no reason of its own.</summary>
    private static async Task Settle(Task task)
        => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task CarryAsync(FrameChannel from, FrameChannel to, bool fromVpp, CancellationToken cancellationToken)
    {
        while (await from.ReadAsync(cancellationToken) is { } message)
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(message.Span);
            // Recorded before it is passed on, so that no answer stands before its request.
            if (SessionMessages.Contains(id)) await NoteSessionAsync(id, message, cancellationToken);
            else Record(id, message.Span, fromVpp);
            await to.WriteAsync(message, cancellationToken);
        }
    }

    private async ValueTask NoteSessionAsync(ushort id, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        switch (id)
        {
            case FixedMessages.SocketClientCreate when message.Length >= FixedMessages.CreateNameOffset:
                writer.Opened(number, MessageIds.ReadName(message.Span[FixedMessages.CreateNameOffset..]));
                break;
            case FixedMessages.SocketClientCreateReply:
                _known = await Known.LearnAsync(vppPath, message, cancellationToken);
                break;
            case FixedMessages.SocketClientDelete:
                _saidGoodbye = true;
                break;
        }
    }

    private void Record(ushort id, ReadOnlySpan<byte> message, bool fromVpp)
    {
        var (nameCrc, source) = _known?.Find(id) ?? (string.Empty, null);
        writer.Message(number, fromVpp, nameCrc, source?.FindExact(nameCrc), () => source!.Excerpt(MessageIds.NameOf(nameCrc)), message);
    }

    /// <summary>What is known of the messages of this VPP.</summary>
    private sealed class Known(MessageIds ids, ApiDefinitions? told)
    {
        public MessageIds Ids => ids;

        public static async Task<Known?> LearnAsync(string path, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
        {
            MessageIds ids;
            try
            {
                ids = MessageIds.Parse(answer.Span);
            }
            catch (VppProtocolException)
            {
                // Refused, or no VPP: the client is told by what it gets.
                return null;
            }

            if (ids.NameCrcs.All(ApiDefinitions.BuiltIn.Has)) return new Known(ids, null);
            try
            {
                return new Known(ids, await new ConnectedApi(path, ids).AskAsync(cancellationToken));
            }
            catch (Exception fault) when (fault is VppConnectionException or DefinitionsException)
            {
                // Messages that this release does not know are then recorded by name only.
                return new Known(ids, null);
            }
        }

        public (string NameCrc, ApiDefinitions? Source) Find(ushort id)
        {
            if (ids.NameCrcOf(id) is not { } nameCrc) return (string.Empty, null);
            if (ApiDefinitions.BuiltIn.Has(nameCrc)) return (nameCrc, ApiDefinitions.BuiltIn);
            return (nameCrc, told?.Has(nameCrc) == true ? told : null);
        }
    }
}
