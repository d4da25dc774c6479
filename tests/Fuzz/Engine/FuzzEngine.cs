using System.Diagnostics;

namespace Fuzz.Engine;

/// <summary>
/// The loop: take an input that did something new, change it, run it, keep it if that did something new again. "New" is a branch when the
/// libraries are instrumented, else the target's own word for what happened.
/// </summary>
/// <param name="target">What is fuzzed.</param>
/// <param name="coverage">The branches; null when nothing is instrumented.</param>
/// <param name="recorder">Where the running input is noted; null for nowhere.</param>
/// <param name="seed">Where chance begins.</param>
/// <param name="mostFindings">So many different mistakes are enough.</param>
internal sealed class FuzzEngine(IFuzzTarget target, CoverageMap? coverage, InputRecorder? recorder, int seed, int mostFindings = 10)
{
    private const int MostOutcomes = 4096;
    private const long AllocatedPerRun = 64L << 20;
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(10);

    private readonly Random _random = new(seed);
    private readonly Corpus _corpus = new();
    private readonly HashSet<long> _outcomes = [];
    private readonly Dictionary<string, Finding> _findings = new(StringComparer.Ordinal);
    private readonly List<byte[]> _new = [];

    /// <summary>Runs so far.</summary>
    public long Runs { get; private set; }

    /// <summary>Inputs that did something new.</summary>
    public int Interesting => _corpus.Count;

    /// <summary>What went wrong, each mistake once.</summary>
    public IReadOnlyCollection<Finding> Findings => _findings.Values;

    /// <summary>Inputs that this run found worth keeping, the seeds left out.</summary>
    public IReadOnlyList<byte[]> Discovered => _new;

    /// <summary>Fuzzes.</summary>
    /// <param name="time">For how long.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task RunAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var (_, input) in Corpus.Committed(target.Name)) await TryAsync(input);
        foreach (var input in target.Seeds) await TryAsync(input);
        var known = _corpus.Count;
        var mutator = new Mutator(_random);
        while (Stopwatch.GetElapsedTime(started) < time && _findings.Count < mostFindings && !cancellationToken.IsCancellationRequested)
        {
            var input = mutator.Mutate(_corpus.Pick(_random), _corpus.Pick(_random), target.MaxLength);
            if (await TryAsync(input) && _corpus.Count > known) _new.Add(input);
        }
    }

    /// <summary>Runs one input.</summary>
    /// <returns>True when it did something new.</returns>
    public async Task<bool> TryAsync(byte[] input)
    {
        recorder?.Record(input);
        coverage?.Reset();
        var started = Stopwatch.GetTimestamp();
        var allocated = GC.GetTotalAllocatedBytes();
        long outcome;
        Runs++;
        try
        {
            outcome = await target.RunAsync(input);
        }
#pragma warning disable CA1031 // Every exception is what is looked for.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Report(input, error.ToString());
            return false;
        }

        // Of the whole process: a target may go on on another thread.
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        if (allocated > AllocatedPerRun) Report(input, $"{allocated} bytes were allocated for {input.Length}");
        if (Stopwatch.GetElapsedTime(started) is var took && took > LongestRun) Report(input, $"it took {took.TotalSeconds:0} s");
        var isNew = coverage?.Merge() ?? (_outcomes.Count < MostOutcomes && _outcomes.Add(outcome));
        if (isNew) _corpus.Add(input, _random);
        return isNew;
    }

    private void Report(byte[] input, string reason)
    {
        var finding = new Finding(target.Name, input, reason);
        _findings.TryAdd(finding.Place, finding);
    }
}
