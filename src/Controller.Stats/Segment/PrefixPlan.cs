using System.Text;

namespace Controller.Stats.Segment;

/// <summary>All entries of one type whose names begin alike, looked up once in an epoch.</summary>
/// <param name="prefix">The beginning of the names.</param>
/// <param name="type">Their type; symlinks are not followed.</param>
internal sealed class PrefixPlan(string prefix, StatsEntryType type)
{
    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(prefix);
    private readonly List<(uint Index, string Name)> _entries = [];
    private bool _stale = true;
    private ulong _epoch;
    private ulong _directory;

    /// <summary>The entries: index in the directory, and name without the prefix.</summary>
    public IReadOnlyList<(uint Index, string Name)> Entries => _entries;

    /// <summary>Makes the plan good for the segment as it is now.</summary>
    /// <param name="access">The segment.</param>
    public void Update(ref SegmentAccess access)
    {
        if (!_stale && access.Epoch == _epoch && access.DirectoryPointer == _directory) return;
        _stale = true;
        _entries.Clear();
        for (uint index = 0; index < (uint)access.DirectoryCount; index++)
        {
            if (access.Entry(index).Type != type || !access.EntryName(index).StartsWith(_prefix)) continue;
            _entries.Add((index, access.EntryNameText(index)[prefix.Length..]));
        }
        _epoch = access.Epoch;
        _directory = access.DirectoryPointer;
        _stale = false;
    }

    /// <summary>Reads one of the entries.</summary>
    /// <param name="access">The segment.</param>
    /// <param name="index">Its index in the directory.</param>
    /// <param name="value">The entry's value or pointer.</param>
    /// <returns>False when the entry is just being removed.</returns>
    public bool TryGet(ref SegmentAccess access, uint index, out ulong value)
    {
        value = 0;
        if (index >= (uint)access.DirectoryCount) return false;
        var entry = access.Entry(index);
        value = entry.Value;
        return entry.Type == type;
    }
}
