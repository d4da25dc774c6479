using System.Collections.Immutable;
using Controller.Contracts.Rest;

namespace Controller.Web.Live;

/// <summary>VPP's health now and over the last two minutes.</summary>
/// <param name="Now">The last reading.</param>
/// <param name="VectorRates">Vectors per call, oldest first, one a second.</param>
/// <param name="InputRates">Packets a second into the graph, oldest first, one a second.</param>
/// <param name="ErrorRates">How fast each error counter grows, a second, by <c>node/error</c>; counters that stand still are not in it.</param>
internal sealed record HealthFrame(
    StatsView Now,
    ImmutableArray<float> VectorRates,
    ImmutableArray<float> InputRates,
    IReadOnlyDictionary<string, double> ErrorRates)
{
    private const int Length = 120;

    /// <summary>The next frame after one more reading.</summary>
    public static HealthFrame After(HealthFrame? last, StatsView now)
    {
        // VPP restarted: what was before belongs to another process.
        if (last is not null && now.UptimeSeconds < last.Now.UptimeSeconds) last = null;
        return new HealthFrame(
            now,
            Append(last?.VectorRates ?? [], (float)now.VectorRate),
            Append(last?.InputRates ?? [], (float)now.InputRate),
            Growth(last?.Now, now));
    }

    /// <summary>The key of an error counter in <see cref="ErrorRates"/>.</summary>
    public static string KeyOf(ErrorCounterView counter) => $"{counter.Node}/{counter.Error}";

    private static ImmutableArray<float> Append(ImmutableArray<float> values, float value)
        => (values.Length < Length ? values : values.RemoveAt(0)).Add(value);

    private static Dictionary<string, double> Growth(StatsView? before, StatsView now)
    {
        var growth = new Dictionary<string, double>(StringComparer.Ordinal);
        if (before is null) return growth;
        var seconds = (now.At - before.At).TotalSeconds;
        if (seconds <= 0) return growth;
        var counts = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var counter in before.Errors) counts[KeyOf(counter)] = counter.Count;
        foreach (var counter in now.Errors)
        {
            var key = KeyOf(counter);
            var was = counts.GetValueOrDefault(key);
            if (counter.Count > was) growth[key] = (counter.Count - was) / seconds;
        }

        return growth;
    }
}
