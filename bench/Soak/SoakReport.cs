using System.Globalization;

namespace Soak;

/// <summary>What a soak found.</summary>
/// <param name="Ledger">Every operation.</param>
/// <param name="Recoveries">Every kill.</param>
/// <param name="HeapGrowth">Managed heap, from the middle third of the time to the last; bytes.</param>
/// <param name="ResidentGrowth">Resident memory likewise.</param>
/// <param name="Heap">Managed heap at the end.</param>
/// <param name="Resident">Resident memory at the end.</param>
internal sealed record SoakReport(OperationLedger Ledger, IReadOnlyList<Recovery> Recoveries, long HeapGrowth, long ResidentGrowth, long Heap, long Resident)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsGood => Ledger.Failures.Count == 0;

    /// <summary>Tells it.</summary>
    /// <param name="output">To whom.</param>
    public void Write(TextWriter output)
    {
        foreach (var (load, tally) in Ledger.Tallies)
            output.WriteLine($"{load}: {tally.Done.ToString("N0", CultureInfo.InvariantCulture)} done, {tally.Broken} ended by a broken connection, {tally.Failed} failed");
        output.WriteLine($"memory: heap {Megabytes(Heap)} ({Megabytes(HeapGrowth)} more than in the middle), resident {Megabytes(Resident)} ({Megabytes(ResidentGrowth)} more)");
        if (Recoveries.Count > 0)
        {
            var all = Recoveries.Select(static one => one.FirstDone.Max(static first => first.After)).Order().ToArray();
            output.WriteLine($"recovery of everything after VPP listened again: median {Milliseconds(all[all.Length / 2])}, longest {Milliseconds(all[^1])}, {Recoveries.Count} kills");
        }

        foreach (var failure in Ledger.Failures) output.WriteLine($"FAILED: {failure}");
        output.WriteLine(IsGood ? "soak passed" : "soak failed");
    }

    /// <summary>One kill, in a line.</summary>
    /// <param name="recovery">The kill.</param>
    /// <returns>The line.</returns>
    public static string Tell(Recovery recovery)
        => $"kill {recovery.Number}: VPP away for {recovery.Away.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s; first after it listened again: "
            + string.Join(", ", recovery.FirstDone.Select(static one => $"{one.Load} {Milliseconds(one.After)}"));

    private static string Megabytes(long bytes) => (bytes / (1024.0 * 1024)).ToString("0.0", CultureInfo.InvariantCulture) + " MiB";

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("N0", CultureInfo.InvariantCulture) + " ms";
}
