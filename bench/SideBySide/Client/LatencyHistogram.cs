using System.Diagnostics;

namespace SideBySide.Client;

/// <summary>Times of single operations in steps of 100 ns up to 20 ms; what is longer counts as that. Noting one allocates nothing.</summary>
internal sealed class LatencyHistogram
{
    private const int Steps = 200_000;
    private readonly int[] _counts = new int[Steps];
    private long _total;

    /// <summary>True while nothing was noted.</summary>
    public bool IsEmpty => _total == 0;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        _total = 0;
    }

    /// <summary>Notes one.</summary>
    /// <param name="start">When it began, from <see cref="Stopwatch.GetTimestamp"/>; it ends now.</param>
    public void Note(long start)
    {
        var step = Stopwatch.GetElapsedTime(start).Ticks;
        _counts[Math.Min(step, Steps - 1)]++;
        _total++;
    }

    /// <summary>The time that a part of them did not exceed.</summary>
    /// <param name="quantile">0.5 for the median.</param>
    /// <returns>Microseconds; the middle of a step.</returns>
    public double Microseconds(double quantile)
    {
        var wanted = (long)(_total * quantile);
        var seen = 0L;
        for (var step = 0; step < Steps; step++)
        {
            seen += _counts[step];
            if (seen > wanted) return (step + 0.5) / 10;
        }

        return 0;
    }
}
