namespace Controller.Api.Reconcile;

/// <summary>
/// When a replay that VPP refused in part is tried again: a few times on its own, in case something was late (a Linux device, a plugin),
/// and after that only when VPP's interfaces change or somebody applies.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ReplayRetry(TimeProvider time)
{
    private const int Attempts = 6;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private int _failures;
    private DateTimeOffset? _due;

    /// <summary>How long until the next attempt is due; null when none is.</summary>
    public TimeSpan? Remaining => _due is { } due ? TimeSpan.FromTicks(Math.Max(0, (due - time.GetUtcNow()).Ticks)) : null;

    /// <summary>True when the last replay failed.</summary>
    public bool IsFailing => _failures > 0;

    /// <summary>A replay failed.</summary>
    public void Failed()
    {
        _due = _failures < Attempts ? time.GetUtcNow() + First * (1 << _failures) : null;
        _failures++;
    }

    /// <summary>VPP has what it should have, or is a new VPP.</summary>
    public void Reset()
    {
        _failures = 0;
        _due = null;
    }
}
