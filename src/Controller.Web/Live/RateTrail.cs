using System.Collections.Concurrent;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Web.Live;

/// <summary>
/// The last minute of each interface's traffic, for the sparklines and for the choice of the busiest. Fed with every reading of the
/// interface list; an interface seen for the first time is filled from the server's history, a few with each reading.
/// </summary>
internal sealed class RateTrail(IControllerClient client)
{
    /// <summary>Points kept for each interface, one a second.</summary>
    public const int Length = 60;

    private const int FilledPerReading = 32;

    private readonly ConcurrentDictionary<string, RateRing> _rings = new(StringComparer.Ordinal);

    /// <summary>Bits a second both ways, oldest first; empty when nothing is known.</summary>
    public float[] Of(string name) => _rings.TryGetValue(name, out var ring) ? ring.ToArray() : [];

    /// <summary>Mean bits a second both ways over the last minute.</summary>
    public double MeanOf(string name) => _rings.TryGetValue(name, out var ring) ? ring.Mean : 0;

    /// <summary>Forgets everything: what is known is older than the gap that the charts may show.</summary>
    public void Clear() => _rings.Clear();

    /// <summary>Adds one reading of the interface list.</summary>
    public async Task AddAsync(IReadOnlyList<InterfaceView> interfaces, CancellationToken cancellationToken)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        var filled = 0;
        foreach (var view in interfaces)
        {
            present.Add(view.Name);
            if (!_rings.TryGetValue(view.Name, out var ring))
            {
                if (filled++ >= FilledPerReading) continue;
                _rings[view.Name] = await FillAsync(view.Name, cancellationToken);
            }
            else if (view.Rates is { } rates)
            {
                ring.Add((float)(rates.RxBitsPerSecond + rates.TxBitsPerSecond));
            }
        }

        foreach (var name in _rings.Keys)
        {
            if (!present.Contains(name)) _rings.TryRemove(name, out _);
        }
    }

    private async Task<RateRing> FillAsync(string name, CancellationToken cancellationToken)
    {
        var ring = new RateRing(Length);
        var history = await client.GetInterfaceHistoryAsync(name, Length, cancellationToken);
        foreach (var point in history?.Points ?? []) ring.Add((float)(point.RxBitsPerSecond + point.TxBitsPerSecond));
        return ring;
    }
}
