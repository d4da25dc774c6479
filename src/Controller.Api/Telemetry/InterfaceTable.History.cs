using Controller.Api.Telemetry.History;
using Controller.Contracts.Rest;

namespace Controller.Api.Telemetry;

/// <summary>Reading the histories.</summary>
internal sealed partial class InterfaceTable
{
    /// <summary>When the oldest minute in memory began; null when no minute is over yet. The database has what is older.</summary>
    public DateTimeOffset? MinutesSince
    {
        get
        {
            lock (_gate)
                return _minutes.Start;
        }
    }

    /// <summary>Whether anything is known of an interface.</summary>
    public bool Knows(string name)
    {
        lock (_gate)
            return _series.ContainsKey(name);
    }

    /// <summary>Rates of one interface second by second over the last <paramref name="length"/>, oldest first; null when nothing is known of it.</summary>
    public IReadOnlyList<InterfaceHistoryPoint>? GetHistory(string name, TimeSpan length)
    {
        lock (_gate)
        {
            if (!_series.TryGetValue(name, out var series))
                return null;
            var points = new List<InterfaceHistoryPoint>();
            _seconds.Walk(series.Slot, Since(series, _time.GetUtcNow() - length), (end, _, rates)
                => points.Add(new InterfaceHistoryPoint(end, rates.RxBits, rates.TxBits, rates.RxPackets, rates.TxPackets, rates.Drops)));
            return points;
        }
    }

    /// <summary>Adds what memory holds of one interface to the buckets of a chart.</summary>
    /// <param name="name">The interface.</param>
    /// <param name="buckets">Takes seconds when its steps are shorter than a minute, and minutes for the time before the oldest second.</param>
    public void Fill(string name, RateBuckets buckets)
    {
        lock (_gate)
        {
            if (!_series.TryGetValue(name, out var series))
                return;
            var secondsFrom = buckets.Step < Minute ? Later(_seconds.Start, series.Born) : null;
            _minutes.Walk(series.Slot, Since(series, buckets.Start), (end, seconds, rates) =>
            {
                // A minute that the seconds hold in part counts up to where they begin.
                if (secondsFrom is not { } from || end <= from)
                    buckets.Add(end, seconds, rates);
                else if (end.AddSeconds(-seconds) < from)
                    buckets.Add(from, seconds - (end - from).TotalSeconds, rates);
            });
            if (secondsFrom is not null)
                _seconds.Walk(series.Slot, Since(series, buckets.Start), buckets.Add);
        }
    }

    /// <summary>Copies minutes that the database may lack.</summary>
    /// <param name="after">Only minutes that ended after this.</param>
    /// <param name="most">Most rows; whole minutes are copied, at least one.</param>
    /// <param name="rows">Cleared, then filled, oldest minute first.</param>
    /// <returns>The end of the last minute that was looked at; <paramref name="after"/> when there was none.</returns>
    public DateTimeOffset CopyMinutes(DateTimeOffset after, int most, List<MinuteRow> rows)
    {
        rows.Clear();
        lock (_gate)
        {
            var minutes = Math.Max(1, most / Math.Max(1, _series.Count));
            var last = _minutes.Ends(after).Take(minutes).DefaultIfEmpty(after).Max();
            if (last == after)
                return after;
            foreach (var (name, series) in _series)
            {
                _minutes.Walk(series.Slot, Since(series, after), (end, _, rates) =>
                {
                    if (end <= last)
                        rows.Add(new MinuteRow(name, end, rates));
                });
            }

            return last;
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset other) => one is { } known ? (known > other ? known : other) : null;

    // A slot's samples from before the interface got it are somebody else's.
    private static DateTimeOffset Since(InterfaceSeries series, DateTimeOffset after) => after > series.Born ? after : series.Born;
}
