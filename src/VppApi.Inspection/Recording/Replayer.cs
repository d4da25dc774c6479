using System.Buffers.Binary;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Wire;

namespace VppApi.Inspection.Recording;

/// <summary>
/// Sends recorded requests to a VPP, in order, and notes what comes of them. Ids are those of this VPP (found by name and CRC), client index
/// and contexts are this connection's. All requests go over one connection, whatever they came over: their order is what made the state.
/// </summary>
public sealed class Replayer : IDisposable
{
    /// <summary>Marks the contexts of our own pings; the rest is the number of the request that was sent last.</summary>
    private const uint PingMark = 0x8000_0000;

    private readonly ApiConnection _vpp;
    private readonly ReplayOptions _options;
    private readonly IReadOnlyList<ReplayRequest> _requests;
    private readonly IReadOnlyDictionary<string, MessageDefinition> _recorded;
    private readonly Dictionary<ushort, MessageDefinition?> _answers = [];
    private readonly SemaphoreSlim _window;
    private int _pinged = -1;
    private int _settled;

    private Replayer(ApiConnection vpp, ReplayPlan plan, ReplayOptions options)
    {
        _vpp = vpp;
        _requests = plan.Requests;
        _recorded = plan.Definitions;
        _options = options;
        _window = new SemaphoreSlim(options.Window, options.Window);
    }

    /// <summary>Says of each request that this VPP cannot be sent why not.</summary>
    public static void Check(ReplayPlan plan, MessageIds ids)
    {
        foreach (var request in plan.Requests.Where(request => request.NotSent is null && !ids.TryGetId(request.Message.Type.NameCrc, out _)))
        {
            request.NotSent = ids.FindByName(request.Message.Type.Name) is { } other
                ? $"this VPP has another layout of it ({other}, recorded {request.Message.Type.NameCrc})"
                : "this VPP does not have it";
        }
    }

    /// <summary>Replays.</summary>
    /// <param name="vpp">The VPP; nobody else may use the connection meanwhile.</param>
    /// <param name="plan">What to send; gets the outcomes.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops it between two requests.</param>
    /// <exception cref="VppConnectionException">The connection broke.</exception>
    /// <exception cref="TimeoutException">VPP was silent for too long.</exception>
    public static async Task RunAsync(ApiConnection vpp, ReplayPlan plan, ReplayOptions options, CancellationToken cancellationToken)
    {
        Check(plan, vpp.Ids);
        using var replay = new Replayer(vpp, plan, options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var receiving = replay.ReceiveAsync(stop.Token);
        var sending = replay.SendAsync(stop.Token);
        // Whoever fails first says why; the other is stopped.
        var first = await Task.WhenAny(sending, receiving);
        if (first.IsFaulted || first.IsCanceled) await stop.CancelAsync();
        await first;
        await Task.WhenAll(sending, receiving);
    }

    /// <inheritdoc/>
    public void Dispose() => _window.Dispose();

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var began = _options.TimeProvider.GetTimestamp();
        DateTimeOffset? origin = null;
        var last = -1;
        for (var i = 0; i < _requests.Count; i++)
        {
            var request = _requests[i];
            if (request.NotSent is not null) continue;
            origin ??= request.Message.Time;
            if (_options.KeepsTiming) await WaitForTurnAsync(request.Message.Time - origin.Value, began, cancellationToken);
            if (!_window.Wait(0, CancellationToken.None))
            {
                await PingAsync(last, cancellationToken);
                await _window.WaitAsync(cancellationToken);
            }

            await _vpp.SendAsync(Prepare(request, i), cancellationToken);
            last = i;
            // VPP says of nothing but a ping behind it that a dump is over.
            if (request.Message.Type.Definition!.Heading.Role is not MessageRole.Request) await PingAsync(last, cancellationToken);
        }

        await PingAsync(_requests.Count - 1, cancellationToken);
    }

    private async Task WaitForTurnAsync(TimeSpan due, long began, CancellationToken cancellationToken)
    {
        var wait = due - _options.TimeProvider.GetElapsedTime(began);
        if (wait > TimeSpan.Zero) await Task.Delay(wait, _options.TimeProvider, cancellationToken);
    }

    private byte[] Prepare(ReplayRequest request, int number)
    {
        var definition = request.Message.Type.Definition!;
        var bytes = request.Message.Bytes.ToArray();
        _ = _vpp.Ids.TryGetId(definition.NameCrc, out var id);
        BinaryPrimitives.WriteUInt16BigEndian(bytes, id);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(definition.ClientIndexOffset), _vpp.Ids.ClientIndex);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(definition.ContextOffset), (uint)number);
        return bytes;
    }

    private async ValueTask PingAsync(int last, CancellationToken cancellationToken)
    {
        if (last == _pinged) return;
        _pinged = last;
        await _vpp.PingAsync(PingMark | (uint)last, cancellationToken);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        while (_settled < _requests.Count)
        {
            ReadOnlyMemory<byte> message;
            using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
            {
                // With the original timing the recording's own pauses are no silence.
                if (!_options.KeepsTiming) limit.CancelAfter(_options.Patience);
                try
                {
                    message = await _vpp.ReceiveAsync(limit.Token);
                }
                catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
                {
                    throw new TimeoutException($"VPP said nothing for {_options.Patience.TotalSeconds:0.###} s.", late);
                }
            }

            Take(message);
        }
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        if (DefinitionOf(BinaryPrimitives.ReadUInt16BigEndian(message.Span)) is not { ContextOffset: var offset and >= 0 } definition) return;
        if (offset + sizeof(uint) > message.Length) return;
        var context = BinaryPrimitives.ReadUInt32BigEndian(message.Span[offset..]);
        if ((context & PingMark) != 0)
        {
            Settle((int)(context & ~PingMark));
            return;
        }

        if (context >= (uint)_requests.Count) return;
        var request = _requests[(int)context];
        if (!ReplayPlan.Answers(request.Message.Type.Definition, definition.Name)) return;
        request.Replayed.Take(definition, message);
        if (definition.Heading.Role == MessageRole.Reply) Finish(request);
    }

    /// <summary>VPP answers in order: it is past everything up to the ping, and what was not answered will not be.</summary>
    private void Settle(int last)
    {
        for (; _settled <= last && _settled < _requests.Count; _settled++) Finish(_requests[_settled]);
    }

    private void Finish(ReplayRequest request)
    {
        if (request.IsDone || request.NotSent is not null) return;
        request.IsDone = true;
        _window.Release();
    }

    private MessageDefinition? DefinitionOf(ushort id)
    {
        if (_answers.TryGetValue(id, out var known)) return known;
        return _answers[id] = _vpp.Ids.NameCrcOf(id) is { } nameCrc ? _recorded.GetValueOrDefault(nameCrc) ?? ApiDefinitions.BuiltIn.FindExact(nameCrc) : null;
    }
}
