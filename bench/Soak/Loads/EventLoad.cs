using VppApi;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;

namespace Soak.Loads;

/// <summary>Sets an interface up and down and waits for the event that says so: a subscription that is lost is noticed at once.</summary>
/// <param name="patience">How long an event may take.</param>
internal sealed class EventLoad(TimeSpan patience) : SoakLoad("events", TimeSpan.Zero)
{
    private IAsyncEnumerator<EventItem<SwInterfaceEvent>>? _events;
    private int _subscribed;
    private bool _isUp;

    protected override async Task StepAsync(SoakSession session)
    {
        if (_subscribed != session.Number)
        {
            await EndAsync();
            _events = session.Client.EventsAsync<SwInterfaceEvent>().GetAsyncEnumerator();
            _subscribed = session.Number;
            _isUp = false;
            await new InterfaceApi(session.Client).WantInterfaceEventsAsync(new WantInterfaceEvents { EnableDisable = 1, Pid = (uint)Environment.ProcessId });
        }

        _isUp = !_isUp;
        await new InterfaceApi(session.Client).SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags
        {
            SwIfIndex = session.Loopback,
            Flags = _isUp ? IfStatusFlags.AdminUp : default,
        });
        try
        {
            await WaitForEventAsync(session.Loopback).WaitAsync(patience);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"no event within {patience.TotalSeconds:0} s of setting the interface {(_isUp ? "up" : "down")}", late);
        }
    }

    protected override async ValueTask EndAsync()
    {
        if (_events is null) return;
        await _events.DisposeAsync();
        _events = null;
    }

    private async Task WaitForEventAsync(uint loopback)
    {
        while (await _events!.MoveNextAsync())
        {
            var told = _events.Current;
            if (told.Lost > 0) throw new InvalidOperationException($"{told.Lost} events were lost");
            if (told.Event.SwIfIndex == loopback && told.Event.Flags.HasFlag(IfStatusFlags.AdminUp) == _isUp) return;
        }
    }
}
