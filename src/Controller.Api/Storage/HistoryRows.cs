using Controller.Api.Telemetry.History;
using Npgsql;
using NpgsqlTypes;

namespace Controller.Api.Storage;

/// <summary>SQL of the tables <c>interface_series</c>, <c>interface_minutes</c> and <c>interface_hours</c>. Holds no state.</summary>
internal static class HistoryRows
{
    // Thousands of interfaces after an outage: more than the server's usual limit for a command, still bounded.
    private const int Timeout = 60;

    /// <summary>
    /// Writes minutes: binary COPY into a table of this transaction, from there to where they are not yet. Doing it twice does no harm, so that an
    /// answer that got lost costs nothing.
    /// </summary>
    /// <returns>Rows that were new.</returns>
    public static async Task<int> WriteAsync(NpgsqlConnection connection, string node, IReadOnlyList<MinuteRow> rows, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, transaction, "INSERT INTO vppilot.nodes (id) VALUES ($1) ON CONFLICT DO NOTHING", cancellationToken, node);
        await ExecuteAsync(connection, transaction, """
            CREATE TEMPORARY TABLE history_batch (
                name text, at timestamptz, rx_bits real, tx_bits real, rx_packets real, tx_packets real, drops real) ON COMMIT DROP
            """, cancellationToken);
        await using (var import = await connection.BeginBinaryImportAsync("COPY history_batch FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            import.Timeout = TimeSpan.FromSeconds(Timeout);
            foreach (var row in rows)
            {
                await import.StartRowAsync(cancellationToken);
                await import.WriteAsync(row.Name, NpgsqlDbType.Text, cancellationToken);
                await import.WriteAsync(row.End.UtcDateTime, NpgsqlDbType.TimestampTz, cancellationToken);
                await import.WriteAsync((float)row.Rates.RxBits, NpgsqlDbType.Real, cancellationToken);
                await import.WriteAsync((float)row.Rates.TxBits, NpgsqlDbType.Real, cancellationToken);
                await import.WriteAsync((float)row.Rates.RxPackets, NpgsqlDbType.Real, cancellationToken);
                await import.WriteAsync((float)row.Rates.TxPackets, NpgsqlDbType.Real, cancellationToken);
                await import.WriteAsync((float)row.Rates.Drops, NpgsqlDbType.Real, cancellationToken);
            }

            await import.CompleteAsync(cancellationToken);
        }

        // NOT EXISTS before ON CONFLICT: a conflict alone would use up a number of the identity each time.
        await ExecuteAsync(connection, transaction, """
            INSERT INTO vppilot.interface_series (node, name)
            SELECT DISTINCT $1, batch.name FROM history_batch batch
            WHERE NOT EXISTS (SELECT 1 FROM vppilot.interface_series series WHERE series.node = $1 AND series.name = batch.name)
            ON CONFLICT DO NOTHING
            """, cancellationToken, node);
        var written = await ExecuteAsync(connection, transaction, """
            INSERT INTO vppilot.interface_minutes (series, at, rx_bits, tx_bits, rx_packets, tx_packets, drops)
            SELECT series.id, batch.at, batch.rx_bits, batch.tx_bits, batch.rx_packets, batch.tx_packets, batch.drops
            FROM history_batch batch JOIN vppilot.interface_series series ON series.node = $1 AND series.name = batch.name
            ON CONFLICT DO NOTHING
            """, cancellationToken, node);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    /// <summary>The end of the newest hour that was made of minutes; where the minutes begin when there is none, null without minutes.</summary>
    public static async Task<DateTimeOffset?> FindHoursEndAsync(NpgsqlConnection connection, string node, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            SELECT coalesce(
                (SELECT max(hours.at) FROM vppilot.interface_series series JOIN LATERAL (
                    SELECT at FROM vppilot.interface_hours WHERE interface_hours.series = series.id ORDER BY at DESC LIMIT 1) hours ON true
                 WHERE series.node = $1),
                (SELECT to_timestamp((ceil(extract(epoch FROM min(minutes.at)) / 3600) - 1) * 3600) FROM vppilot.interface_series series JOIN LATERAL (
                    SELECT at FROM vppilot.interface_minutes WHERE interface_minutes.series = series.id ORDER BY at LIMIT 1) minutes ON true
                 WHERE series.node = $1))
            """, connection)
        {
            CommandTimeout = Timeout,
            Parameters = { new() { Value = node } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>Makes hours of minutes. Hours that are there already are made anew.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="node">The node.</param>
    /// <param name="after">The end of an hour; minutes after it.</param>
    /// <param name="until">The end of an hour; minutes up to it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<int> MakeHoursAsync(
        NpgsqlConnection connection, string node, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
        => ExecuteAsync(connection, null, """
            INSERT INTO vppilot.interface_hours AS hours
                (series, at, minutes, rx_bits, tx_bits, rx_packets, tx_packets, drops, rx_bits_peak, tx_bits_peak)
            SELECT minutes.series, to_timestamp(ceil(extract(epoch FROM minutes.at) / 3600) * 3600) AS hour, least(count(*), 60),
                avg(rx_bits), avg(tx_bits), avg(rx_packets), avg(tx_packets), avg(drops), max(rx_bits), max(tx_bits)
            FROM vppilot.interface_series series JOIN vppilot.interface_minutes minutes ON minutes.series = series.id
            WHERE series.node = $1 AND minutes.at > $2 AND minutes.at <= $3
            GROUP BY minutes.series, hour
            ON CONFLICT (series, at) DO UPDATE SET
                minutes = excluded.minutes, rx_bits = excluded.rx_bits, tx_bits = excluded.tx_bits, rx_packets = excluded.rx_packets,
                tx_packets = excluded.tx_packets, drops = excluded.drops, rx_bits_peak = excluded.rx_bits_peak, tx_bits_peak = excluded.tx_bits_peak
            """, cancellationToken, node, after.UtcDateTime, until.UtcDateTime);

    /// <summary>Deletes what is older than it is kept.</summary>
    public static async Task<int> DeleteAsync(
        NpgsqlConnection connection, string node, DateTimeOffset minutesBefore, DateTimeOffset hoursBefore, CancellationToken cancellationToken)
        => await ExecuteAsync(connection, null, """
            DELETE FROM vppilot.interface_minutes minutes USING vppilot.interface_series series
            WHERE series.node = $1 AND minutes.series = series.id AND minutes.at <= $2
            """, cancellationToken, node, minutesBefore.UtcDateTime)
        + await ExecuteAsync(connection, null, """
            DELETE FROM vppilot.interface_hours hours USING vppilot.interface_series series
            WHERE series.node = $1 AND hours.series = series.id AND hours.at <= $2
            """, cancellationToken, node, hoursBefore.UtcDateTime);

    /// <summary>The number of an interface; null when nothing was ever written of it.</summary>
    public static async Task<int?> FindSeriesAsync(NpgsqlConnection connection, string node, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT id FROM vppilot.interface_series WHERE node = $1 AND name = $2", connection)
        {
            Parameters = { new() { Value = node }, new() { Value = name } },
        };
        return (int?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Adds an interface's hours to intervals.</summary>
    /// <returns>The end of the last hour; <paramref name="after"/> when there was none.</returns>
    public static async Task<DateTimeOffset> ReadHoursAsync(
        NpgsqlConnection connection, int series, DateTimeOffset after, DateTimeOffset until, RateBuckets buckets, CancellationToken cancellationToken)
    {
        await using var command = Range("""
            SELECT at, 3600.0::float8, rx_bits, tx_bits, rx_packets, tx_packets, drops, rx_bits_peak, tx_bits_peak
            FROM vppilot.interface_hours WHERE series = $1 AND at > $2 AND at <= $3 ORDER BY at
            """, connection, series, after, until);
        return await ReadAsync(command, after, buckets, cancellationToken);
    }

    /// <summary>Adds an interface's minutes to intervals; the database brings them to the intervals' length first.</summary>
    public static async Task ReadMinutesAsync(
        NpgsqlConnection connection, int series, DateTimeOffset after, DateTimeOffset until, RateBuckets buckets, CancellationToken cancellationToken)
    {
        await using var command = Range("""
            SELECT to_timestamp(ceil(extract(epoch FROM at) / $4) * $4) AS step, 60.0::float8 * count(*),
                avg(rx_bits)::real, avg(tx_bits)::real, avg(rx_packets)::real, avg(tx_packets)::real, avg(drops)::real, max(rx_bits), max(tx_bits)
            FROM vppilot.interface_minutes WHERE series = $1 AND at > $2 AND at <= $3 GROUP BY step ORDER BY step
            """, connection, series, after, until);
        // Minutes shorter than a step are spread by the intervals themselves.
        command.Parameters.Add(new() { Value = Math.Max(60, (int)buckets.Step.TotalSeconds) });
        await ReadAsync(command, after, buckets, cancellationToken);
    }

    private static NpgsqlCommand Range(string sql, NpgsqlConnection connection, int series, DateTimeOffset after, DateTimeOffset until) => new(sql, connection)
    {
        Parameters = { new() { Value = series }, new() { Value = after.UtcDateTime }, new() { Value = until.UtcDateTime } },
    };

    private static async Task<DateTimeOffset> ReadAsync(
        NpgsqlCommand command, DateTimeOffset last, RateBuckets buckets, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            last = new DateTimeOffset(reader.GetDateTime(0), TimeSpan.Zero);
            buckets.Add(
                last, reader.GetDouble(1),
                new InterfaceRates(reader.GetFloat(2), reader.GetFloat(3), reader.GetFloat(4), reader.GetFloat(5), reader.GetFloat(6)),
                reader.GetFloat(7), reader.GetFloat(8));
        }

        return last;
    }

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = Timeout };
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
