using Controller.Contracts.Rest;

namespace Controller.Web.Live;

/// <summary>
/// Chooses the interfaces that the overview draws. A choice is kept until another interface is clearly busier, so that the
/// chart's lines and colours do not change places with every burst.
/// </summary>
internal static class BusiestInterfaces
{
    private const double ClearlyBusier = 1.5;

    /// <summary>The names to draw.</summary>
    /// <param name="shown">What is drawn now.</param>
    /// <param name="interfaces">All interfaces.</param>
    /// <param name="mean">Mean traffic of an interface over the last minute.</param>
    /// <param name="count">How many to draw at most.</param>
    public static IReadOnlyList<string> Choose(
        IReadOnlyList<string> shown, IReadOnlyList<InterfaceView> interfaces, Func<string, double> mean, int count)
    {
        var ranked = interfaces
            .Where(view => view.Type != "local")
            .Select(view => (view.Name, Mean: mean(view.Name)))
            .OrderByDescending(entry => entry.Mean)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .ToList();
        var means = ranked.ToDictionary(entry => entry.Name, entry => entry.Mean, StringComparer.Ordinal);
        var chosen = shown.Where(means.ContainsKey).Take(count).ToList();
        foreach (var (name, busy) in ranked)
        {
            if (chosen.Contains(name)) continue;
            if (chosen.Count < count)
            {
                chosen.Add(name);
                continue;
            }

            var idlest = chosen.MinBy(other => means[other])!;
            if (busy <= means[idlest] * ClearlyBusier) break;
            chosen[chosen.IndexOf(idlest)] = name;
        }

        return chosen;
    }
}
