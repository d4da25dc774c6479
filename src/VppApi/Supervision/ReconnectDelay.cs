namespace VppApi.Supervision;

/// <summary>Waits between attempts: doubling from the first to the longest, for ever.</summary>
/// <remarks>No jitter: a handful of clients on one machine, and VPP's backlog of five makes them queue.</remarks>
internal sealed class ReconnectDelay
{
    private readonly TimeSpan _first;
    private readonly TimeSpan _longest;
    private TimeSpan _next;

    /// <summary>Starts at the first.</summary>
    /// <param name="first">The first wait.</param>
    /// <param name="longest">What it never exceeds.</param>
    public ReconnectDelay(TimeSpan first, TimeSpan longest)
    {
        _first = _next = first;
        _longest = longest;
    }

    /// <summary>The wait before the next attempt; the one after it is twice as long.</summary>
    /// <returns>How long.</returns>
    public TimeSpan Next()
    {
        var wait = _next;
        _next = wait < _longest / 2 ? wait * 2 : _longest;
        return wait;
    }

    /// <summary>An attempt succeeded: begin anew.</summary>
    public void Reset() => _next = _first;
}
