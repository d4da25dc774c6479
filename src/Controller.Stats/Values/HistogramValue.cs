namespace Controller.Stats.Values;

/// <summary>Histograms with bins of powers of two, by thread.</summary>
/// <param name="Name">The entry's name.</param>
/// <param name="Threads">One histogram a thread.</param>
public sealed record HistogramValue(string Name, IReadOnlyList<Log2Histogram> Threads)
    : StatsValue(Name, StatsEntryType.Histogram);
