namespace Controller.Api.Nodes;

/// <summary>How long to wait before the next attempt to reach VPP: doubling from a quarter of a second, never more than five, for ever.</summary>
/// <remarks>No jitter: one server talks to one VPP over a local socket, so there is no herd to spread.</remarks>
internal sealed class ReconnectBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private TimeSpan _next = First;

    /// <summary>The wait before the next attempt; the one after it waits twice as long.</summary>
    public TimeSpan Next()
    {
        var wait = _next;
        _next = wait * 2 < Longest ? wait * 2 : Longest;
        return wait;
    }

    /// <summary>An attempt succeeded: begin anew.</summary>
    public void Reset() => _next = First;
}
