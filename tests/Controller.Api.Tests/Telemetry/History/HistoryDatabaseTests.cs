using Controller.Api.Storage;
using Controller.Api.Telemetry;
using Controller.Api.Telemetry.History;
using Controller.Api.Tests.Storage;
using Controller.Contracts.Rest;
using Controller.Stats.Counters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TestKit;

namespace Controller.Api.Tests.Telemetry.History;

/// <summary>What memory cannot hold is in PostgreSQL, also when that was away.</summary>
public sealed class HistoryDatabaseTests : IAsyncLifetime
{
    private static readonly IReadOnlyDictionary<string, string> NoNames = new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<ControllerMeter>().BuildServiceProvider();
    private readonly ControllerOptions _options = new() { DataDirectory = "/nowhere", HistoryMinuteDays = 3, HistoryDays = 30 };
    private PostgresProcess _postgres = null!;
    private TestStore _store = null!;

    public async Task InitializeAsync()
    {
        _postgres = await PostgresProcess.StartAsync();
        _store = await TestStore.StartAsync(_directory.Path, await _postgres.CreateDatabaseAsync());
        await _store.AvailableAsync();
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _postgres.DisposeAsync();
        await _services.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Write_MinutesOfMemory_AreReadAfterARestartOfTheServer()
    {
        var before = NewServer();
        Count(before.Table, minutes: 61, packetsPerSecond: 100);
        await before.Writer.WriteAsync(CancellationToken.None);
        Assert.Equal(61L, await ScalarAsync("SELECT count(*) FROM vppilot.interface_minutes"));

        // Half an hour nobody counted; then another server does.
        _time.Advance(TimeSpan.FromMinutes(30));
        var after = NewServer();
        Count(after.Table, minutes: 30, packetsPerSecond: 300);
        var day = (await after.Reader.ReadAsync("eth0", 4 * 3600, exists: false, CancellationToken.None))!;

        Assert.Equal(30, day.IntervalSeconds);
        Assert.Null(day.Missing);
        var gap = day.Points.Zip(day.Points.Skip(1)).MaxBy(pair => pair.Second.At - pair.First.At);
        Assert.InRange((gap.Second.At - gap.First.At).TotalMinutes, 29, 32);
        Assert.All(day.Points.Where(point => point.At <= gap.First.At), point => Assert.Equal(100, point.RxPacketsPerSecond, 0.1));
        Assert.All(day.Points.Where(point => point.At >= gap.Second.At), point => Assert.Equal(300, point.RxPacketsPerSecond, 0.3));
        Assert.InRange(day.Points.Count, (61 + 29) * 2, (61 + 31) * 2);
    }

    [Fact]
    public async Task Write_DatabaseAway_FillsInWhenItIsBack()
    {
        var server = NewServer();
        Count(server.Table, minutes: 3, packetsPerSecond: 10);
        await server.Writer.WriteAsync(CancellationToken.None);
        await _postgres.KillAsync();
        Count(server.Table, minutes: 5, packetsPerSecond: 10);
        await server.Writer.WriteAsync(CancellationToken.None);
        await _store.UnavailableAsync();
        await server.Writer.WriteAsync(CancellationToken.None);

        // Memory still answers, and says what it cannot know.
        var history = (await server.Reader.ReadAsync("eth0", 3600, exists: true, CancellationToken.None))!;
        Assert.Contains("not available", history.Missing, StringComparison.Ordinal);
        Assert.InRange(history.Points.Count, 8 * 12 - 2, 8 * 12 + 2);

        await _postgres.RestartAsync();
        await _store.AvailableAsync();
        await server.Writer.WriteAsync(CancellationToken.None);
        Assert.Equal(8L, await ScalarAsync("SELECT count(*) FROM vppilot.interface_minutes"));
        Assert.Equal(8L, await ScalarAsync("SELECT count(DISTINCT at) FROM vppilot.interface_minutes"));
        Assert.Null((await server.Reader.ReadAsync("eth0", 3600, exists: true, CancellationToken.None))!.Missing);
    }

    [Fact]
    public async Task Write_TheSameTwice_IsOnce()
    {
        var row = new MinuteRow("eth0", _time.GetUtcNow(), new InterfaceRates(1, 2, 3, 4, 5));
        Assert.Equal(1, await WriteAsync([row]));
        Assert.Equal(1, await WriteAsync([row, row with { Name = "eth1" }]));
        Assert.Equal(2L, await ScalarAsync("SELECT count(*) FROM vppilot.interface_minutes"));
        Assert.Equal(2L, await ScalarAsync("SELECT max(id)::bigint FROM vppilot.interface_series"));
    }

    [Fact]
    public async Task Write_HoursPass_HoursAreMadeAndOldMinutesDeleted()
    {
        var server = NewServer();
        // A day of one sample a minute, the second half twice as fast, then three days of nothing.
        var start = _time.GetUtcNow();
        ulong packets = 0;
        for (var minute = 0; minute <= 24 * 60; minute++)
        {
            Sample(server.Table, packets += minute <= 12 * 60 ? 600UL : 1200);
            _time.Advance(TimeSpan.FromMinutes(1));
            if (minute % 240 == 239) await server.Writer.WriteAsync(CancellationToken.None);
        }

        await server.Writer.WriteAsync(CancellationToken.None);
        Assert.Equal(24L, await ScalarAsync("SELECT count(*) FROM vppilot.interface_hours"));
        Assert.Equal(60L, await ScalarAsync("SELECT minutes::bigint FROM vppilot.interface_hours ORDER BY at OFFSET 5 LIMIT 1"));

        _time.Advance(TimeSpan.FromDays(3));
        var next = NewServer();
        Count(next.Table, minutes: 61, packetsPerSecond: 20);
        await next.Writer.WriteAsync(CancellationToken.None);
        // The minutes of the first day are older than three days; its hours are kept.
        Assert.InRange((long)(await ScalarAsync("SELECT count(*) FROM vppilot.interface_minutes"))!, 61, 130);
        Assert.InRange((long)(await ScalarAsync("SELECT count(*) FROM vppilot.interface_hours"))!, 25, 26);

        var month = (await next.Reader.ReadAsync("eth0", 30 * 86_400, exists: true, CancellationToken.None))!;
        Assert.Equal(3600, month.IntervalSeconds);
        Assert.Equal(10, month.Points.First(point => point.At == start.AddHours(3)).RxPacketsPerSecond, 0.05);
        Assert.Equal(20, month.Points.First(point => point.At == start.AddHours(20)).RxPacketsPerSecond, 0.1);
    }

    [Fact]
    public async Task Read_InterfaceThatOnlyTheDatabaseKnows_IsStillAnswered()
    {
        await WriteAsync([new MinuteRow("old", _time.GetUtcNow().AddMinutes(-90), new InterfaceRates(1000, 2000, 3, 4, 0))]);
        var server = NewServer();
        Assert.Null(await server.Reader.ReadAsync("never", 86_400, exists: false, CancellationToken.None));
        var old = (await server.Reader.ReadAsync("old", 86_400, exists: false, CancellationToken.None))!;
        Assert.Equal(1000, Assert.Single(old.Points).RxBitsPerSecond, 0.001);
    }

    [Fact]
    public async Task Stop_InTheMiddleOfAMinute_WritesThatMinuteToo()
    {
        var server = NewServer();
        Sample(server.Table, 0);
        _time.Advance(TimeSpan.FromSeconds(20));
        Sample(server.Table, 100);
        await server.Writer.StartAsync(CancellationToken.None);
        await server.Writer.StopAsync(CancellationToken.None);
        Assert.Equal(5f, await ScalarAsync("SELECT rx_packets FROM vppilot.interface_minutes"));
    }

    private (InterfaceTable Table, HistoryWriter Writer, HistoryReader Reader) NewServer()
    {
        var table = new InterfaceTable(_time, 64 << 20);
        var meter = _services.GetRequiredService<ControllerMeter>();
        return (table, new HistoryWriter(table, new HistoryStore(_store.Database, _options), _options, _time, meter, NullLogger<HistoryWriter>.Instance),
            new HistoryReader(table, new HistoryStore(_store.Database, _options), _options, _time));
    }

    private void Count(InterfaceTable table, int minutes, ulong packetsPerSecond)
    {
        var packets = table.Find("eth0")?.Counters.Rx.Packets ?? 0;
        for (var second = 0; second <= minutes * 60; second++)
        {
            Sample(table, packets);
            packets += packetsPerSecond;
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private void Sample(InterfaceTable table, ulong packets)
        => table.Add(
            [new InterfaceReading(1, "eth0", new InterfaceCounters(new(packets, packets * 100), new(packets, packets * 50), 0, 0, 0, 0, 0, 0, 0, 0, 0))],
            NoNames, _time.GetTimestamp());

    private Task<int> WriteAsync(IReadOnlyList<MinuteRow> rows)
        => new HistoryStore(_store.Database, _options).WriteAsync(rows, CancellationToken.None);

    private Task<object?> ScalarAsync(string sql) => _store.Database.RunAsync(
        async (connection, cancel) =>
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync(cancel);
        },
        CancellationToken.None);
}
