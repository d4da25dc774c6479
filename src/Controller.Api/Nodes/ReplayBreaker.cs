namespace Controller.Api.Nodes;

/// <summary>
/// Stops a crash loop: a VPP that dies of what is replayed would be restarted by its supervisor, be replayed and die again,
/// for ever. After three deaths during a replay within a minute nothing is replayed until a person asks for an apply.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ReplayBreaker(TimeProvider time)
{
    private const int Deaths = 3;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Queue<DateTimeOffset> _deaths = [];

    /// <summary>Why nothing is replayed any more; null while replays are allowed.</summary>
    public string? OpenBecause { get; private set; }

    /// <summary>VPP went away during a replay.</summary>
    /// <param name="step">Path of the step that was sent last; null when none was.</param>
    public void RecordDeath(string? step)
    {
        var now = time.GetUtcNow();
        _deaths.Enqueue(now);
        while (_deaths.TryPeek(out var oldest) && now - oldest > Window)
        {
            _deaths.Dequeue();
        }

        if (_deaths.Count >= Deaths)
        {
            OpenBecause = $"VPP went away {_deaths.Count} times within {Window.TotalSeconds:0} s while the committed Revision was replayed; " +
                $"the step sent last was {step ?? "none"}. Nothing is replayed until the next apply.";
        }
    }

    /// <summary>Allows replays again: a person looked at it.</summary>
    public void Reset()
    {
        _deaths.Clear();
        OpenBecause = null;
    }
}
