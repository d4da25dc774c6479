using Controller.Api.Telemetry.History;

namespace Controller.Api.Storage;

/// <summary>The node's history of interface rates in PostgreSQL. Every call can throw <c>database-unavailable</c>; none waits for the database.</summary>
internal sealed class HistoryStore(Database database, ControllerOptions options)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Whether the database can be asked at this moment.</summary>
    public bool Available => database.Status.Current.Available;

    /// <summary>Writes minutes; those that are there already are left as they are.</summary>
    /// <returns>Rows that were new.</returns>
    public Task<int> WriteAsync(IReadOnlyList<MinuteRow> rows, CancellationToken cancellationToken)
        => database.RunAsync((connection, cancel) => HistoryRows.WriteAsync(connection, options.Node, rows, cancel), cancellationToken);

    /// <summary>Makes the hours that are over of their minutes, and deletes what is older than it is kept.</summary>
    /// <param name="after">The end of the last hour that was made; null to look it up.</param>
    /// <param name="until">The end of the last hour that is over.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Hours that were made.</returns>
    public Task<int> KeepAsync(DateTimeOffset? after, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
        => database.RunAsync(
            async (connection, cancel) =>
            {
                var from = after ?? await HistoryRows.FindHoursEndAsync(connection, options.Node, cancel);
                var made = from < until ? await HistoryRows.MakeHoursAsync(connection, options.Node, from.Value, until, cancel) : 0;
                await HistoryRows.DeleteAsync(connection, options.Node, now.AddDays(-options.HistoryMinuteDays), now.AddDays(-options.HistoryDays), cancel);
                return made;
            },
            cancellationToken);

    /// <summary>Adds what the database holds of an interface to intervals.</summary>
    /// <param name="name">The interface.</param>
    /// <param name="until">Memory has what comes after this.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="buckets">The intervals.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when nothing was ever written of the interface.</returns>
    public Task<bool> FillAsync(string name, DateTimeOffset until, DateTimeOffset now, RateBuckets buckets, CancellationToken cancellationToken)
        => database.RunAsync(
            async (connection, cancel) =>
            {
                if (await HistoryRows.FindSeriesAsync(connection, options.Node, name, cancel) is not { } series)
                    return false;
                // Hours where an interval is one at least, and where the minutes are deleted already; minutes for the rest.
                var hoursUntil = FloorOfHour(until);
                var minutesKept = FloorOfHour(now.AddDays(-options.HistoryMinuteDays) + Hour);
                if (buckets.Step < Hour && minutesKept < hoursUntil)
                    hoursUntil = minutesKept;
                var after = buckets.Start;
                if (hoursUntil > after)
                    after = await HistoryRows.ReadHoursAsync(connection, series, after, hoursUntil, buckets, cancel);
                await HistoryRows.ReadMinutesAsync(connection, series, after, until, buckets, cancel);
                return true;
            },
            cancellationToken);

    private static DateTimeOffset FloorOfHour(DateTimeOffset at) => new(at.UtcTicks / Hour.Ticks * Hour.Ticks, TimeSpan.Zero);
}
