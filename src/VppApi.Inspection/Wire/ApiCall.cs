using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Wire;

/// <summary>Calls any message by its definition: one reply, the rows of a dump, or a stream to its end. One call at a time.</summary>
/// <param name="vpp">The connection.</param>
/// <param name="api">The messages of the VPP behind it.</param>
/// <param name="patience">How long VPP may be silent.</param>
public sealed class ApiCall(ApiConnection vpp, ConnectedApi api, TimeSpan patience)
{
    private const int InvalidValue = -7;

    /// <summary>Requests that VPP answers when something else has answered it: a ping behind one proves nothing.</summary>
    private static readonly IReadOnlySet<string> LateAnswers = new VppClientOptions().LateAnswers;

    private uint _context;

    /// <summary>Sends a request and hands out what answers it: rows, and the reply where there is one.</summary>
    /// <param name="request">The request's definition, in this VPP's layout.</param>
    /// <param name="message">The request; id, client index, context and cursor are filled in.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="VppApiException">VPP refused it.</exception>
    /// <exception cref="VppRequestDroppedException">VPP threw it away without an answer.</exception>
    /// <exception cref="VppConnectionException">The connection broke.</exception>
    /// <exception cref="TimeoutException">VPP was silent for too long.</exception>
    public async IAsyncEnumerable<ReceivedMessage> SendAsync(
        MessageDefinition request, byte[] message, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (RequestHazards.Of(request.Name) is { } reason) throw new NotSupportedException($"{request.Name} is not sent: {reason}.");
        while (true)
        {
            var context = await PrepareAndSendAsync(request, message, cancellationToken);
            if (request.Heading.Role == MessageRole.Post) yield break;
            uint? cursor = null;
            var isOver = false;
            while (!isOver && cursor is null)
            {
                var received = await ReceiveAsync(cancellationToken);
                if (ContextOf(received) is not { } answered) continue;
                if (answered == context + 1)
                {
                    // The ping behind it came back: a dump is over, and anything else was dropped.
                    if (request.Heading.Role == MessageRole.Dump) yield break;
                    if (LateAnswers.Contains(request.Name)) continue;
                    throw new VppRequestDroppedException(request.Name);
                }

                if (answered != context) continue;
                if (received.Definition.Name == request.Heading.Row)
                {
                    yield return received;
                }
                else if (received.Definition.Name == request.Heading.Reply)
                {
                    cursor = NextPage(request, received);
                    isOver = cursor is null;
                    if (isOver) yield return received;
                }
            }

            if (cursor is not { } next) yield break;
            BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(request.CursorOffset), next);
        }
    }

    /// <summary>Waits for events, whatever was asked for.</summary>
    /// <exception cref="VppConnectionException">The connection broke.</exception>
    public async IAsyncEnumerable<ReceivedMessage> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var bytes = await vpp.ReceiveAsync(cancellationToken);
            if (await DefinitionOfAsync(bytes, cancellationToken) is { Heading.Role: MessageRole.Event } definition) yield return new ReceivedMessage(definition, bytes);
        }
    }

    private async ValueTask<uint> PrepareAndSendAsync(MessageDefinition request, byte[] message, CancellationToken cancellationToken)
    {
        if (!vpp.Ids.TryGetId(request.NameCrc, out var id)) throw new ArgumentException($"This VPP does not have {request.NameCrc}.", nameof(request));
        // Two contexts a request: its own and that of the ping behind it.
        _context += 2;
        BinaryPrimitives.WriteUInt16BigEndian(message, id);
        if (request.ClientIndexOffset >= 0) BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(request.ClientIndexOffset), vpp.Ids.ClientIndex);
        if (request.ContextOffset >= 0) BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(request.ContextOffset), _context);
        await vpp.SendAsync(message, cancellationToken);
        await vpp.PingAsync(_context + 1, cancellationToken);
        return _context;
    }

    private async ValueTask<ReceivedMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            while (true)
            {
                var bytes = await vpp.ReceiveAsync(limit.Token);
                if (await DefinitionOfAsync(bytes, limit.Token) is { } definition) return new ReceivedMessage(definition, bytes);
            }
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"VPP did not answer within {patience.TotalSeconds:0.###} s.", late);
        }
    }

    private ValueTask<MessageDefinition?> DefinitionOfAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        => vpp.Ids.NameCrcOf(BinaryPrimitives.ReadUInt16BigEndian(bytes.Span)) is { } nameCrc ? api.FindExactAsync(nameCrc, cancellationToken) : new ValueTask<MessageDefinition?>((MessageDefinition?)null);

    private static uint? ContextOf(ReceivedMessage message)
        => message.Definition.ContextOffset is var offset and >= 0 && offset + sizeof(uint) <= message.Bytes.Length
            ? BinaryPrimitives.ReadUInt32BigEndian(message.Bytes.Span[offset..])
            : null;

    /// <summary>Where a stream goes on; null when it is over. A reply that refuses is an error.</summary>
    private static uint? NextPage(MessageDefinition request, ReceivedMessage reply)
    {
        var bytes = reply.Bytes.Span;
        var offset = reply.Definition.RetvalOffset;
        if (offset < 0 || offset + sizeof(int) > bytes.Length) return null;
        var retval = BinaryPrimitives.ReadInt32BigEndian(bytes[offset..]);
        var cursorOffset = reply.Definition.CursorOffset;
        var cursor = cursorOffset >= 0 && cursorOffset + sizeof(uint) <= bytes.Length ? BinaryPrimitives.ReadUInt32BigEndian(bytes[cursorOffset..]) : (uint?)null;
        if (retval == VppRetval.Again && cursor is not null && request.CursorOffset >= 0) return cursor;
        // An empty vector ends like this, and one whose rest was deleted meanwhile (vlibapi/api_helper_macros.h).
        if (retval == InvalidValue && cursor == uint.MaxValue && request.Heading.Role == MessageRole.Stream) return null;
        if (retval < 0) throw new VppApiException(request.Name, retval);
        return null;
    }
}
