using System.Diagnostics;

namespace SideBySide.Client;

/// <summary>How much of something to do: a number of operations, or as many as fit into a time.</summary>
internal sealed class Budget
{
    private readonly long _count;
    private readonly TimeSpan _time;
    private long _start;

    private Budget(long count, TimeSpan time) => (_count, _time) = (count, time);

    /// <summary>Whether it is a time and not a number of operations.</summary>
    public bool IsTimed => _count < 0;

    /// <summary>A number of operations.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The budget.</returns>
    public static Budget Of(long count) => new(count, default);

    /// <summary>As many as fit into a time.</summary>
    /// <param name="time">How long, from <see cref="Start"/> on.</param>
    /// <returns>The budget.</returns>
    public static Budget Of(TimeSpan time) => new(-1, time);

    /// <summary>The clock runs from here.</summary>
    /// <returns>This.</returns>
    public Budget Start()
    {
        _start = Stopwatch.GetTimestamp();
        return this;
    }

    /// <summary>Whether another one may be begun.</summary>
    /// <param name="begun">How many were.</param>
    /// <returns>False when it is used up. The clock is looked at once in 64 operations.</returns>
    public bool Allows(long begun)
    {
        if (_count >= 0) return begun < _count;
        return (begun & 63) != 0 || Stopwatch.GetElapsedTime(_start) < _time;
    }

    /// <summary>As <see cref="Allows"/>, for operations so long that the clock costs nothing.</summary>
    /// <param name="begun">How many were.</param>
    /// <returns>False when it is used up.</returns>
    public bool AllowsNow(long begun) => _count >= 0 ? begun < _count : Stopwatch.GetElapsedTime(_start) < _time;
}
