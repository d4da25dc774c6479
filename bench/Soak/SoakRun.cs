using System.Diagnostics;
using Soak.Loads;
using Soak.Targets;
using VppApi;

namespace Soak;

/// <summary>
/// Mixed load on one VPP that is killed again and again. It fails when an operation hangs or fails but by a broken connection,
/// when an event does not come, when a load does not recover, or when memory grows.
/// </summary>
/// <param name="options">How long, and how hard.</param>
/// <param name="say">Where progress is told.</param>
internal sealed class SoakRun(SoakOptions options, Action<string> say)
{
    private const int Callers = 4;
    private static readonly TimeSpan SamplePeriod = TimeSpan.FromSeconds(1);

    private readonly OperationLedger _ledger = new(options.HangsAfter);
    private readonly MemoryTrend _heap = new();
    private readonly MemoryTrend _resident = new();
    private readonly List<Recovery> _recoveries = [];

    /// <summary>Runs it.</summary>
    /// <returns>What it found.</returns>
    public async Task<SoakReport> RunAsync()
    {
        await using ISoakTarget target = options.Simulated ? await SimulatedProcess.StartAsync() : await RealVpp.StartAsync();
        await using var keeper = new SessionKeeper(new VppClientOptions { SocketPath = target.ApiSocket, ClientName = "soak", Deadline = options.Deadline });
        using var stop = new CancellationTokenSource();
        SoakLoad[] loads =
        [
            .. Enumerable.Range(0, Callers).Select(static _ => new CallLoad()),
            new DumpLoad(),
            new BulkLoad(),
            new EventLoad(keeper.Supervisor, options.Deadline),
            new StatsLoad(target.StatsSocket, options.Deadline),
        ];
        var running = loads.Select(load => Task.Run(() => load.RunAsync(keeper, _ledger, stop.Token))).Append(Task.Run(() => WatchAsync(stop.Token))).ToArray();
        await KillAgainAndAgainAsync(target, loads);
        await stop.CancelAsync();
        await JoinAsync(running);
        foreach (var load in loads) await load.DisposeAsync();
        Judge();
        return new SoakReport(_ledger, _recoveries, _heap.Growth(), _resident.Growth(), _heap.Last, _resident.Last);
    }

    private async Task KillAgainAndAgainAsync(ISoakTarget target, SoakLoad[] loads)
    {
        var random = new Random(options.Seed);
        var started = Stopwatch.GetTimestamp();
        await WaitForAllAsync(loads, started, "has not begun");
        for (var number = 1; number <= options.LeastKills || Stopwatch.GetElapsedTime(started) + options.KillEvery < options.Duration; number++)
        {
            await Task.Delay(options.KillEvery);
            var killed = Stopwatch.GetTimestamp();
            await target.KillAsync();
            await Task.Delay(options.LongestAbsence * random.NextDouble());
            await target.RestartAsync();
            var back = Stopwatch.GetTimestamp();
            var first = await WaitForAllAsync(loads, back, $"has not recovered from kill {number}");
            _recoveries.Add(new Recovery(number, Stopwatch.GetElapsedTime(killed, back), first));
            say(SoakReport.Tell(_recoveries[^1]));
        }

        var rest = options.Duration - Stopwatch.GetElapsedTime(started);
        if (rest > TimeSpan.Zero) await Task.Delay(rest);
    }

    /// <summary>Waits until each load did something since a moment.</summary>
    private async Task<IReadOnlyList<(string Load, TimeSpan After)>> WaitForAllAsync(SoakLoad[] loads, long since, string otherwise)
    {
        var done = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        var open = loads.ToList();
        while (open.Count > 0)
        {
            foreach (var load in open.Where(load => load.LastDone > since).ToArray())
            {
                var after = Stopwatch.GetElapsedTime(since, load.LastDone);
                done[load.Name] = done.TryGetValue(load.Name, out var other) && other > after ? other : after;
                open.Remove(load);
            }

            if (open.Count == 0) break;
            if (Stopwatch.GetElapsedTime(since) > options.HangsAfter)
            {
                foreach (var load in open) _ledger.Fail($"{load.Name}: {otherwise} after {options.HangsAfter.TotalSeconds:0} s");
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }

        return [.. done.Select(static one => (one.Key, one.Value))];
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(SamplePeriod);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                _ledger.FindHanging();
                // With a collection: what is alive is the question, not what is not swept yet.
                _heap.Add(GC.GetTotalMemory(forceFullCollection: true));
                _resident.Add(Environment.WorkingSet);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            say("the time is over");
        }
    }

    private async Task JoinAsync(Task[] running)
    {
        try
        {
            await Task.WhenAll(running).WaitAsync(options.HangsAfter);
        }
        catch (TimeoutException)
        {
            _ledger.Fail($"{_ledger.Running} operations did not end within {options.HangsAfter.TotalSeconds:0} s of the end of the soak");
        }
    }

    private void Judge()
    {
        if (_heap.Growth() > options.HeapMargin) _ledger.Fail($"the managed heap grew by {_heap.Growth():N0} bytes from the middle of the time to its end");
        if (_resident.Growth() > options.ResidentMargin) _ledger.Fail($"the resident memory grew by {_resident.Growth():N0} bytes from the middle of the time to its end");
    }
}
