using System.Text;

namespace Controller.Stats.Segment;

/// <summary>
/// Where a fixed set of entries is in the directory. Looked up once in an epoch, in one pass over the directory; in between, a
/// refresh goes straight to the entries. Pointers and lengths are not kept: VPP may grow a vector in place without telling.
/// </summary>
internal sealed class VectorPlan
{
    private const int Absent = -1;
    private readonly byte[][] _names;
    private readonly StatsEntryType[] _types;
    private readonly int[] _indexes;
    private ulong _epoch;
    private ulong _directory;

    /// <summary>Makes a plan that has not been looked up yet.</summary>
    /// <param name="entries">Names and the types that they have in VPP.</param>
    public VectorPlan(params ReadOnlySpan<(string Name, StatsEntryType Type)> entries)
    {
        _names = new byte[entries.Length][];
        _types = new StatsEntryType[entries.Length];
        _indexes = new int[entries.Length];
        for (var slot = 0; slot < entries.Length; slot++)
        {
            _names[slot] = Encoding.UTF8.GetBytes(entries[slot].Name);
            _types[slot] = entries[slot].Type;
        }
    }

    /// <summary>How often the directory was searched.</summary>
    public int Resolutions { get; private set; }

    /// <summary>Makes the plan good for the segment as it is now.</summary>
    /// <param name="access">The segment.</param>
    /// <returns>True when it had to look again, so that whatever was derived from the old epoch is stale.</returns>
    public bool Update(ref SegmentAccess access)
    {
        if (Resolutions > 0 && access.Epoch == _epoch && access.DirectoryPointer == _directory && StillThere(ref access)) return false;
        Array.Fill(_indexes, Absent);
        var missing = _names.Length;
        for (uint index = 0; index < (uint)access.DirectoryCount && missing > 0; index++)
        {
            var type = access.Entry(index).Type;
            for (var slot = 0; slot < _names.Length; slot++)
            {
                if (_types[slot] != type || _indexes[slot] != Absent || !access.NameIs(index, _names[slot])) continue;
                _indexes[slot] = (int)index;
                missing--;
                break;
            }
        }
        _epoch = access.Epoch;
        _directory = access.DirectoryPointer;
        Resolutions++;
        return true;
    }

    /// <summary>Where the entry of a slot is.</summary>
    /// <param name="slot">Place in the list that the plan was made from.</param>
    /// <param name="index">Its index in the directory.</param>
    /// <returns>False when this VPP does not have the entry.</returns>
    public bool TryGetIndex(int slot, out uint index)
    {
        index = (uint)_indexes[slot];
        return _indexes[slot] != Absent;
    }

    /// <summary>The entry of a slot.</summary>
    /// <param name="access">The segment.</param>
    /// <param name="slot">Place in the list that the plan was made from.</param>
    /// <param name="value">The entry's value or pointer.</param>
    /// <returns>False when this VPP does not have the entry.</returns>
    public bool TryGet(ref SegmentAccess access, int slot, out ulong value)
    {
        if (_indexes[slot] == Absent)
        {
            value = 0;
            return false;
        }
        value = access.Entry((uint)_indexes[slot]).Value;
        return true;
    }

    /// <summary>VPP clears a removed entry only after it has told the new epoch (vlib_stats_remove_entry).</summary>
    private bool StillThere(ref SegmentAccess access)
    {
        for (var slot = 0; slot < _indexes.Length; slot++)
        {
            if (_indexes[slot] == Absent) continue;
            if (_indexes[slot] >= access.DirectoryCount || access.Entry((uint)_indexes[slot]).Type != _types[slot]) return false;
        }
        return true;
    }
}
