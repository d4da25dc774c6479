using Controller.Contracts.Rest;

namespace Controller.Api.Telemetry.History;

/// <summary>
/// Brings samples of any length into intervals of one length: an interval's rate is the mean over the time in it that is known, and
/// its peak the largest sample that touched it. Intervals begin at multiples of their length, so that two looks show the same ones.
/// </summary>
internal sealed class RateBuckets
{
    private readonly InterfaceRates[] _amounts;
    private readonly double[] _seconds;
    private readonly double[] _rxPeak;
    private readonly double[] _txPeak;

    /// <summary>Makes empty intervals.</summary>
    /// <param name="until">The last interval holds this moment.</param>
    /// <param name="length">Time to cover.</param>
    /// <param name="step">Length of an interval, in whole seconds.</param>
    public RateBuckets(DateTimeOffset until, TimeSpan length, TimeSpan step)
    {
        Step = step;
        var count = Math.Max(1, (int)Math.Ceiling(length / step));
        End = new DateTimeOffset((until.UtcTicks + step.Ticks - 1) / step.Ticks * step.Ticks, TimeSpan.Zero);
        Start = End - (step * count);
        _amounts = new InterfaceRates[count];
        _seconds = new double[count];
        _rxPeak = new double[count];
        _txPeak = new double[count];
    }

    /// <summary>Length of an interval.</summary>
    public TimeSpan Step { get; }

    /// <summary>Where the first interval begins.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Where the last interval ends: at or after the moment that it holds.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Adds a sample.</summary>
    /// <param name="end">When its interval ended.</param>
    /// <param name="seconds">How long that was.</param>
    /// <param name="rates">Its mean rates.</param>
    public void Add(DateTimeOffset end, double seconds, InterfaceRates rates) => Add(end, seconds, rates, rates.RxBits, rates.TxBits);

    /// <summary>Adds a sample that knows its own peaks.</summary>
    /// <param name="end">When its interval ended.</param>
    /// <param name="seconds">How long that was.</param>
    /// <param name="rates">Its mean rates.</param>
    /// <param name="rxPeak">The most bits a second received in it.</param>
    /// <param name="txPeak">The most bits a second sent in it.</param>
    public void Add(DateTimeOffset end, double seconds, InterfaceRates rates, double rxPeak, double txPeak)
    {
        var from = (end.AddSeconds(-seconds) - Start).TotalSeconds;
        var to = (end - Start).TotalSeconds;
        var step = Step.TotalSeconds;
        var last = Math.Min(_amounts.Length - 1, (int)Math.Ceiling(to / step) - 1);
        for (var bucket = Math.Max(0, (int)Math.Floor(from / step)); bucket <= last; bucket++)
        {
            var part = Math.Min(to, (bucket + 1) * step) - Math.Max(from, bucket * step);
            // A clock that was set, or a sample on the edge.
            if (part <= 0) continue;
            _amounts[bucket] += rates * part;
            _seconds[bucket] += part;
            _rxPeak[bucket] = Math.Max(_rxPeak[bucket], rxPeak);
            _txPeak[bucket] = Math.Max(_txPeak[bucket], txPeak);
        }
    }

    /// <summary>The intervals of which something is known, oldest first.</summary>
    public IReadOnlyList<InterfaceHistoryPoint> ToPoints()
    {
        var points = new List<InterfaceHistoryPoint>();
        for (var bucket = 0; bucket < _amounts.Length; bucket++)
        {
            if (_seconds[bucket] <= 0) continue;
            var rates = _amounts[bucket] * (1 / _seconds[bucket]);
            points.Add(new InterfaceHistoryPoint(
                Start + (Step * (bucket + 1)), rates.RxBits, rates.TxBits, rates.RxPackets, rates.TxPackets, rates.Drops,
                Math.Max(_rxPeak[bucket], rates.RxBits), Math.Max(_txPeak[bucket], rates.TxBits)));
        }

        return points;
    }
}
