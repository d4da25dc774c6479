using Controller.Core.Model;
using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>
/// Cuts NAT pool ranges so that those of two sets are either the same or apart. VPP knows single addresses and reports them as such,
/// so where one range ends and the next begins is for us to choose.
/// </summary>
internal static class PoolCutter
{
    /// <summary>
    /// The same resources in the same order, with the pools cut wherever a pool of <paramref name="other"/> begins or ends.
    /// </summary>
    public static IEnumerable<Resource> Cut(IReadOnlyCollection<Resource> resources, IReadOnlyCollection<Resource> other)
    {
        var cuts = new[] { Cuts(other, twiceNat: false), Cuts(other, twiceNat: true) };
        return cuts[0].Length + cuts[1].Length == 0
            ? resources
            : resources.SelectMany(resource => resource is Nat44PoolResource pool ? Pieces(pool, cuts[pool.TwiceNat ? 1 : 0]) : [resource]);
    }

    /// <summary>Numbers before which there is a cut, ascending.</summary>
    private static long[] Cuts(IEnumerable<Resource> resources, bool twiceNat) =>
    [
        .. resources.OfType<Nat44PoolResource>().Where(pool => pool.TwiceNat == twiceNat)
            .SelectMany(pool => new[] { pool.Range.First, (long)pool.Range.Last + 1 }).Distinct().Order(),
    ];

    private static IEnumerable<Resource> Pieces(Nat44PoolResource pool, long[] cuts)
    {
        long first = pool.Range.First;
        var next = Array.BinarySearch(cuts, first + 1);
        for (var i = next < 0 ? ~next : next; i < cuts.Length && cuts[i] <= pool.Range.Last; i++)
        {
            yield return pool with { Range = new Ipv4Range((uint)first, (uint)(cuts[i] - 1)) };
            first = cuts[i];
        }

        yield return pool with { Range = new Ipv4Range((uint)first, pool.Range.Last) };
    }
}
