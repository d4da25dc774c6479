using System.Collections.Concurrent;
using System.Diagnostics;

namespace Soak;

/// <summary>Knows every operation that was begun: none may hang, and none may fail but by a broken connection.</summary>
/// <param name="hangsAfter">How long one may take.</param>
internal sealed class OperationLedger(TimeSpan hangsAfter)
{
    private const int MostFailures = 50;
    private readonly ConcurrentDictionary<Operation, byte> _running = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _failures = new();

    /// <summary>What went wrong; empty = nothing. Bounded.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>How it went, by load.</summary>
    public IEnumerable<KeyValuePair<string, Tally>> Tallies => _tallies.OrderBy(static one => one.Key, StringComparer.Ordinal);

    /// <summary>Operations that have not ended.</summary>
    public int Running => _running.Count;

    /// <summary>Notes that something begins.</summary>
    /// <param name="load">Whose.</param>
    /// <returns>It.</returns>
    public Operation Begin(string load)
    {
        var operation = new Operation(load, Stopwatch.GetTimestamp());
        _running[operation] = 0;
        return operation;
    }

    /// <summary>Notes that it did what it should.</summary>
    /// <param name="operation">It.</param>
    public void Done(Operation operation) => Interlocked.Increment(ref End(operation).Done);

    /// <summary>Notes that the connection broke under it, which kills do.</summary>
    /// <param name="operation">It.</param>
    public void Broken(Operation operation) => Interlocked.Increment(ref End(operation).Broken);

    /// <summary>Notes that it failed otherwise.</summary>
    /// <param name="operation">It.</param>
    /// <param name="error">How.</param>
    public void Failed(Operation operation, Exception error)
    {
        Interlocked.Increment(ref End(operation).Failed);
        Fail($"{operation.Load}: {error.GetType().Name}: {error.Message}");
    }

    /// <summary>Notes a failure of the run as a whole.</summary>
    /// <param name="text">What.</param>
    public void Fail(string text)
    {
        if (_failures.Count < MostFailures) _failures.Enqueue(text);
    }

    /// <summary>Looks for operations that should have ended long ago; each is told once.</summary>
    public void FindHanging()
    {
        foreach (var operation in _running.Keys)
        {
            var age = Stopwatch.GetElapsedTime(operation.Began);
            if (age > hangsAfter && _running.TryRemove(operation, out _)) Fail($"{operation.Load}: hangs, began {age.TotalSeconds:0} s ago");
        }
    }

    private Tally End(Operation operation)
    {
        _running.TryRemove(operation, out _);
        return _tallies.GetOrAdd(operation.Load, static _ => new Tally());
    }

    /// <summary>How the operations of one load ended.</summary>
    public sealed class Tally
    {
        /// <summary>As they should.</summary>
        public long Done;

        /// <summary>By a broken connection.</summary>
        public long Broken;

        /// <summary>Otherwise.</summary>
        public long Failed;
    }
}
