using Controller.Stats.Segment;

namespace Controller.Stats.Counters;

/// <summary>
/// Reads the error counters of all graph nodes: one vector a thread (<c>/node/errors</c>) instead of thousands of links. The links
/// <c>/err/&lt;node&gt;/&lt;error&gt;</c> are looked at once in an epoch, for the names. For one caller at a time.
/// </summary>
/// <param name="segment">The segment. It stays the caller's.</param>
public sealed class ErrorCounterReader(StatsSegment segment) : IStatsRead
{
    private const string Prefix = "/err/";

    // Names of nodes that contain slashes are made of an interface's name and one of these (vnet/interface.c).
    private static readonly string[] InterfaceNodeEndings = ["-output/", "-tx/"];

    private readonly VectorPlan _plan = new(("/node/errors", StatsEntryType.SimpleCounters));
    private readonly List<(string Node, string Error, uint Column)> _names = [];
    private ulong[] _sums = [];
    private int _columns;
    private bool _namesAreStale;

    /// <summary>Counters that exist, zero or not.</summary>
    public int Known => _names.Count;

    /// <summary>Reads all counters.</summary>
    /// <param name="counters">Cleared, then filled with those that are not 0, in the directory's order.</param>
    /// <exception cref="StatsException">The segment could not be read; <paramref name="counters"/> is as it was.</exception>
    public void Refresh(List<ErrorCounter> counters)
    {
        segment.Execute(this);
        counters.Clear();
        foreach (var (node, error, column) in _names)
        {
            if (column < (uint)_columns && _sums[column] != 0) counters.Add(new ErrorCounter(node, error, _sums[column]));
        }
    }

    /// <inheritdoc/>
    void IStatsRead.Read(ref SegmentAccess access)
    {
        if (_plan.Update(ref access)) _namesAreStale = true;
        _columns = 0;
        if (!_plan.TryGetIndex(0, out var target))
        {
            _names.Clear();
            return;
        }
        if (_namesAreStale)
        {
            ReadNames(ref access, target);
            _namesAreStale = false;
        }
        var pointer = access.Entry(target).Value;
        _columns = access.LongestThread(pointer, SegmentLayout.CounterSize);
        if (_sums.Length < _columns) _sums = new ulong[_columns];
        access.SumSimple(pointer, _sums.AsSpan(0, _columns));
    }

    private void ReadNames(ref SegmentAccess access, uint target)
    {
        _names.Clear();
        for (uint index = 0; index < (uint)access.DirectoryCount; index++)
        {
            var entry = access.Entry(index);
            if (entry.Type != StatsEntryType.Symlink || entry.Target != target || !access.EntryName(index).StartsWith("/err/"u8)) continue;
            var (node, error) = Split(access.EntryNameText(index));
            _names.Add((node, error, entry.Column));
        }
    }

    private static (string Node, string Error) Split(string name)
    {
        var text = name[Prefix.Length..];
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        foreach (var ending in InterfaceNodeEndings)
        {
            var place = text.IndexOf(ending, StringComparison.Ordinal);
            if (place >= 0) slash = Math.Max(slash, place + ending.Length - 1);
        }
        return slash < 0 ? (text, "") : (text[..slash], text[(slash + 1)..]);
    }
}
