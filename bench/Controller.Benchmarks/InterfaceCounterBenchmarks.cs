using BenchmarkDotNet.Attributes;
using Controller.Stats;
using Controller.Stats.Counters;
using Controller.Stats.Tests.Fakes;

namespace Controller.Benchmarks;

/// <summary>A refresh of all counters of all interfaces: eighteen vectors a thread, out of shared memory.</summary>
[MemoryDiagnoser]
public class InterfaceCounterBenchmarks : IDisposable
{
    private static readonly string[] Simple = ["drops", "punt", "ip4", "ip6", "rx-no-buf", "rx-miss", "rx-error", "tx-error", "mpls"];
    private static readonly string[] Combined =
        ["rx", "rx-unicast", "rx-multicast", "rx-broadcast", "tx", "tx-unicast", "tx-multicast", "tx-broadcast"];

    private FakeStatsSegment? _memory;
    private StatsSegment? _segment;
    private InterfaceCounterReader? _reader;

    /// <summary>How many interfaces.</summary>
    [Params(100, 10_000)]
    public int Interfaces { get; set; }

    /// <summary>VPP's threads: main, and workers.</summary>
    [Params(1, 3)]
    public int Threads { get; set; }

    /// <summary>Lays out a segment and reads it once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _memory = new FakeStatsSegment(64 * 1024 * 1024);
        foreach (var name in Simple) _memory.AddSimple($"/if/{name}", Each(static index => (ulong)index));
        foreach (var name in Combined) _memory.AddCombined($"/if/{name}", Each(static index => ((ulong)index, 64UL * (ulong)index)));
        _memory.AddNames("/if/names", [.. Enumerable.Range(0, Interfaces).Select(static index => $"loop0.{index}")]);
        _segment = _memory.Open();
        _reader = new InterfaceCounterReader(_segment);
        _reader.Refresh();
        _reader.Refresh();
    }

    /// <summary>One refresh, its structure unchanged.</summary>
    /// <returns>Slots.</returns>
    [Benchmark]
    public int Refresh() => _reader!.Refresh().Count;

    /// <summary>One refresh after VPP changed its structure: the directory is searched again.</summary>
    /// <returns>Slots.</returns>
    [Benchmark]
    public int RefreshAfterChange()
    {
        _memory!.Epoch++;
        return _reader!.Refresh().Count;
    }

    /// <summary>Lets the memory go.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _segment?.Dispose();
        _memory?.Dispose();
        GC.SuppressFinalize(this);
    }

    private T[][] Each<T>(Func<int, T> value)
        => [.. Enumerable.Range(0, Threads).Select(_ => Enumerable.Range(0, Interfaces).Select(value).ToArray())];
}
