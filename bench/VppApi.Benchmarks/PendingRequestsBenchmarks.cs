using BenchmarkDotNet.Attributes;
using VppApi.Session;

namespace VppApi.Benchmarks;

/// <summary>What each request and each answer costs in the table of those that wait.</summary>
[MemoryDiagnoser]
public class PendingRequestsBenchmarks
{
    private readonly PendingRequests _pending = new();
    private uint[] _contexts = [];

    /// <summary>Requests outstanding.</summary>
    [Params(1, 256)]
    public int Window { get; set; }

    /// <summary>Grows the table once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _contexts = new uint[Window];
        AddFindRemove();
    }

    /// <summary>A window of requests sent, then answered in order.</summary>
    /// <returns>Slots in use afterwards, none.</returns>
    [Benchmark]
    public int AddFindRemove()
    {
        var slot = new PendingSlot { RequestName = "control_ping", FinalId = 24, RowId = PendingSlot.NoMessage, Ordered = true };
        for (var i = 0; i < _contexts.Length; i++) _contexts[i] = _pending.Add(slot);
        foreach (var context in _contexts)
        {
            if (_pending.TryFind(context, out var index)) _pending.Remove(index);
        }

        return _pending.Count;
    }
}
