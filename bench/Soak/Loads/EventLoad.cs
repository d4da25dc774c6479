using VppApi;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;

namespace Soak.Loads;

/// <summary>
/// Sets an interface up and down and waits for the event that says so, on one subscription that lasts as long as the soak: when it is lost
/// on the way over a new connection, or one event is, the load notices at once.
/// </summary>
/// <param name="supervisor">Whose events.</param>
/// <param name="patience">How long an event may take.</param>
internal sealed class EventLoad(VppSupervisor supervisor, TimeSpan patience) : SoakLoad("events", TimeSpan.Zero)
{
    private readonly CancellationTokenSource _end = new();
    private IAsyncEnumerator<VppNotice<SwInterfaceEvent>>? _notices;
    private Task<bool>? _moving;
    private SoakSession? _synchronised;
    private bool _isUp;

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            if (_moving is not null) await _moving;
        }
        catch (OperationCanceledException)
        {
            // That was asked for.
        }

        if (_notices is not null) await _notices.DisposeAsync();
        _end.Dispose();
        await base.DisposeAsync();
    }

    protected override async Task StepAsync(SoakSession session)
    {
        _notices ??= supervisor.WatchAsync<WantInterfaceEvents, WantInterfaceEventsReply, SwInterfaceEvent>(default, _end.Token).GetAsyncEnumerator(CancellationToken.None);
        if (!ReferenceEquals(_synchronised, session))
        {
            // What the old connection still had comes first, then the news that there is a new one.
            while ((await NextAsync(session, "the subscription to come back")).Kind != VppNoticeKind.Resynchronise)
            {
            }

            _synchronised = session;
            _isUp = false;
        }

        _isUp = !_isUp;
        var flags = new SwInterfaceSetFlags { SwIfIndex = session.Loopback, Flags = _isUp ? IfStatusFlags.AdminUp : default };
        await new InterfaceApi(session.Client).SwInterfaceSetFlagsAsync(flags);
        while (!IsOurs(await NextAsync(session, $"the event of setting the interface {(_isUp ? "up" : "down")}"), session))
        {
        }
    }

    private bool IsOurs(VppNotice<SwInterfaceEvent> notice, SoakSession session)
    {
        if (notice.Kind == VppNoticeKind.Lost) throw new InvalidOperationException($"{notice.LostCount} events were lost");
        return notice.Kind == VppNoticeKind.Event && notice.Event.SwIfIndex == session.Loopback && notice.Event.Flags.HasFlag(IfStatusFlags.AdminUp) == _isUp;
    }

    /// <summary>The next notice. A read that a broken connection interrupts goes on in the next step.</summary>
    private async Task<VppNotice<SwInterfaceEvent>> NextAsync(SoakSession session, string what)
    {
        _moving ??= _notices!.MoveNextAsync().AsTask();
        try
        {
            await Task.WhenAny(_moving, session.Client.Closed).WaitAsync(patience);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"waited {patience.TotalSeconds:0} s for {what}", late);
        }

        if (!_moving.IsCompleted) throw await session.Client.Closed ?? new VppConnectionException("The client was closed.");
        var moving = _moving;
        _moving = null;
        return await moving ? _notices!.Current : throw new InvalidOperationException("the subscription ended");
    }
}
