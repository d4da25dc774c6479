using System.Collections.Frozen;
using Controller.Api.Live;
using Controller.Api.Nodes;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Stats;
using Controller.Stats.Counters;

namespace Controller.Api.Telemetry;

/// <summary>
/// Reads the stats segment once a second, connects again when VPP has restarted, and answers for everything that is counted.
/// VPP takes no part in it.
/// </summary>
internal sealed class StatsSampler : BackgroundService
{
    /// <summary>Time between samples.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(2);

    private readonly IStatsSource _source;
    private readonly INodeController _node;
    private readonly TimeProvider _time;
    private readonly ControllerMeter _meter;
    private readonly ILogger<StatsSampler> _log;
    private readonly List<InterfaceReading> _readings = [];

    // The connection is for one caller at a time: the sampler, or a page that asks for health.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IStatsConnection? _connection;
    private VppStatus? _vpp;
    private IReadOnlyList<NodeInterface>? _namedBy;
    private FrozenDictionary<string, string> _names = FrozenDictionary<string, string>.Empty;

    /// <summary>Makes the sampler; it starts with the host.</summary>
    public StatsSampler(
        IStatsSource source, INodeController node, InterfaceTable interfaces, TimeProvider time, ControllerMeter meter, ILogger<StatsSampler> log)
    {
        _source = source;
        _node = node;
        _time = time;
        _meter = meter;
        _log = log;
        Interfaces = interfaces;
    }

    /// <summary>True while a segment is mapped.</summary>
    public ChangeFeed<bool> Available { get; } = new(false);

    /// <summary>Rates and history.</summary>
    public InterfaceTable Interfaces { get; }

    /// <summary>VPP's health now.</summary>
    /// <exception cref="ControllerProblemException"><c>vpp-disconnected</c>.</exception>
    public Task<StatsView> ReadHealthAsync(CancellationToken cancellationToken)
        => ReadAsync(connection => connection.ReadHealth(_time.GetUtcNow()), cancellationToken);

    /// <summary>NAT44's counters now; null when VPP runs without the plugin.</summary>
    /// <exception cref="ControllerProblemException"><c>vpp-disconnected</c>.</exception>
    public Task<Nat44Counters?> ReadNat44Async(CancellationToken cancellationToken)
        => ReadAsync(connection => connection.ReadNat44(), cancellationToken);

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        _connection?.Dispose();
        _gate.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            do
            {
                await SampleAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task SampleAsync(CancellationToken stoppingToken)
    {
        await _gate.WaitAsync(stoppingToken);
        try
        {
            if (_connection is not null && (FindEndOfApi() ?? _connection.FindEnd()) is { } end)
                Disconnect(end);
            if (_connection is null)
                await ConnectAsync(stoppingToken);
            var started = _time.GetTimestamp();
            _connection!.ReadInterfaces(_readings);
            _meter.Sampled(_time.GetElapsedTime(started));
            Interfaces.Add(_readings, ReadNames(), started);
        }
        catch (StatsBusyException error)
        {
            // VPP is in the middle of a long change; the next second is better.
            _meter.Missed();
            TelemetryLog.SampleMissed(_log, error.Message);
        }
        catch (StatsException error)
        {
            Disconnect(error.Message);
        }
        finally
        {
            _gate.Release();
        }
    }

    // The API connection breaks at once when VPP dies; the segment of a dead VPP stays readable, and its heartbeat is slow.
    private string? FindEndOfApi()
    {
        var before = _vpp;
        _vpp = _node.Facts.Current.Vpp;
        return before is { Connected: true } && (!_vpp.Connected || _vpp.Since != before.Since) ? "VPP's API connection was lost" : null;
    }

    private async Task ConnectAsync(CancellationToken stoppingToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(ConnectLimit);
        try
        {
            _connection = await _source.ConnectAsync(limit.Token);
        }
        catch (OperationCanceledException error) when (!stoppingToken.IsCancellationRequested)
        {
            throw new StatsConnectionException($"the stats socket did not answer within {ConnectLimit.TotalSeconds:0} s", error);
        }

        Interfaces.Forget();
        _meter.Connected();
        TelemetryLog.StatsConnected(_log);
        Available.Publish(true);
    }

    private void Disconnect(string reason)
    {
        if (_connection is null && !Available.Current)
        {
            TelemetryLog.StatsStillAway(_log, reason);
            return;
        }

        _connection?.Dispose();
        _connection = null;
        Interfaces.Forget();
        TelemetryLog.StatsLost(_log, reason);
        Available.Publish(false);
    }

    private async Task<T> ReadAsync<T>(Func<IStatsConnection, T> read, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_connection is null)
                throw Unavailable("The stats segment is not connected; the server keeps trying.", null);
            return read(_connection);
        }
        catch (StatsException error)
        {
            throw Unavailable($"The stats segment could not be read: {error.Message}", error);
        }
        finally
        {
            _gate.Release();
        }
    }

    private IReadOnlyDictionary<string, string> ReadNames()
    {
        var interfaces = _node.Facts.Current.Interfaces;
        if (!ReferenceEquals(interfaces, _namedBy))
        {
            _namedBy = interfaces;
            _names = interfaces.DistinctBy(row => row.VppName).ToFrozenDictionary(row => row.VppName, row => row.Name, StringComparer.Ordinal);
        }

        return _names;
    }

    private static ControllerProblemException Unavailable(string detail, Exception? cause)
        => new(ProblemCodes.VppDisconnected, detail, StatusCodes.Status503ServiceUnavailable, cause);
}
