using System.Data.Common;
using Controller.Api.Storage;
using Controller.Contracts.Client;

namespace Controller.Api.Telemetry.History;

/// <summary>
/// Brings minutes from memory to the database, every minute. Memory is the queue: while the database is away nothing is lost, and what
/// waited goes there when it is back. Once an hour it makes the hour of the minutes and deletes what is older than it is kept.
/// </summary>
internal sealed class HistoryWriter(
    InterfaceTable interfaces, HistoryStore store, ControllerOptions options, TimeProvider time, ControllerMeter meter, ILogger<HistoryWriter> log)
    : BackgroundService
{
    /// <summary>Rows of one transaction.</summary>
    private const int BatchRows = 50_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan LastWriteLimit = TimeSpan.FromSeconds(5);

    private readonly List<MinuteRow> _rows = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private DateTimeOffset? _hoursUntil;
    private bool _failing;
    private long _caughtUp;

    /// <summary>Everything up to this moment is in the database.</summary>
    public DateTimeOffset WrittenUntil { get; private set; }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // The minute that is not over would be the one thing that a restart loses.
        interfaces.CloseMinuteEarly();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LastWriteLimit);
        try
        {
            await WriteAsync(limit.Token);
        }
        catch (OperationCanceledException error)
        {
            TelemetryLog.HistoryNotWritten(log, "the server stops and the database is slow", error);
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        _one.Dispose();
    }

    /// <summary>Writes what the database lacks; returns at once while it is away.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (options.HistoryMinuteDays == 0)
            return;
        await _one.WaitAsync(cancellationToken);
        try
        {
            var wrote = false;
            while (store.Available && await WriteBatchAsync(cancellationToken))
            {
                wrote = true;
                await KeepAsync(cancellationToken);
            }

            if (wrote && _failing && store.Available)
            {
                TelemetryLog.HistoryCaughtUp(log, _caughtUp);
                (_failing, _caughtUp) = (false, 0);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meter.ObserveHistory(() => interfaces.HistoryBytes);
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task<bool> WriteBatchAsync(CancellationToken cancellationToken)
    {
        var end = interfaces.CopyMinutes(WrittenUntil, BatchRows, _rows);
        if (end == WrittenUntil)
            return false;
        if (_rows.Count > 0)
        {
            var written = await RunAsync(() => store.WriteAsync(_rows, cancellationToken), TelemetryLog.HistoryNotWritten);
            if (written is null)
            {
                _failing = true;
                return false;
            }

            meter.HistoryWritten(written.Value);
            TelemetryLog.HistoryWritten(log, written.Value, end);
            _caughtUp += _failing ? written.Value : 0;
        }

        WrittenUntil = end;
        return true;
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        var until = new DateTimeOffset(WrittenUntil.UtcTicks / Hour.Ticks * Hour.Ticks, TimeSpan.Zero);
        if (_hoursUntil is { } known && until <= known)
            return;
        var made = await RunAsync(() => store.KeepAsync(_hoursUntil, until, time.GetUtcNow(), cancellationToken), TelemetryLog.HistoryNotKept);
        if (made is not null)
            _hoursUntil = until;
    }

    /// <summary>Runs database work whose failure is not the end of anything: it is reported, once while it lasts, and tried again later.</summary>
    private async Task<int?> RunAsync(Func<Task<int>> work, Action<ILogger, string, Exception> report)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is DbException or ControllerProblemException)
        {
            if (!_failing)
                report(log, error.Message, error);
            return null;
        }
    }
}
