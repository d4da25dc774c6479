namespace Controller.Stats.Values;

/// <summary>One thread's histogram.</summary>
/// <param name="MinimumExponent">Bin <c>i</c> counts values from 2^(MinimumExponent + i) on; the first also what is smaller.</param>
/// <param name="Bins">The counts.</param>
public sealed record Log2Histogram(ulong MinimumExponent, IReadOnlyList<ulong> Bins);
