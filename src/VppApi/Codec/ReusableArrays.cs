namespace VppApi.Codec;

/// <summary>
/// Arrays for rows that are read one after the other: what one row had, the next one may have. An array is handed out at
/// most once a row, and only to a row that wants exactly its length, so a decoded row never sees a neighbour's elements.
/// One thread at a time.
/// </summary>
internal sealed class ReusableArrays
{
    /// <summary>Arrays of one element type that are kept; rows of more different lengths than this allocate now and then.</summary>
    private const int KeptPerType = 64;

    private readonly List<Shelf> _shelves = [];

    /// <summary>The row that was read last is not needed any more: its arrays may be handed out again.</summary>
    public void Reclaim()
    {
        foreach (var shelf in _shelves) shelf.Reclaim();
    }

    /// <summary>An array for the row that is being read.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="length">Elements; more than none.</param>
    /// <returns>An array with whatever was in it before: the reader fills it whole.</returns>
    public T[] Rent<T>(int length)
    {
        foreach (var shelf in _shelves)
        {
            if (shelf is Shelf<T> found) return found.Rent(length);
        }

        var added = new Shelf<T>();
        _shelves.Add(added);
        return added.Rent(length);
    }

    private abstract class Shelf
    {
        public abstract void Reclaim();
    }

    /// <summary>The first <see cref="_used"/> arrays are in the current row, the others are free.</summary>
    private sealed class Shelf<T> : Shelf
    {
        private readonly List<T[]> _arrays = [];
        private int _used;

        public override void Reclaim() => _used = 0;

        public T[] Rent(int length)
        {
            for (var i = _used; i < _arrays.Count; i++)
            {
                var array = _arrays[i];
                if (array.Length != length) continue;
                _arrays[i] = _arrays[_used];
                _arrays[_used++] = array;
                return array;
            }

            var made = new T[length];
            if (_arrays.Count < KeptPerType)
            {
                _arrays.Add(_used < _arrays.Count ? _arrays[_used] : made);
                _arrays[_used++] = made;
            }
            else if (_used < KeptPerType)
            {
                // One that no row wanted lately makes room.
                _arrays[KeptPerType - 1] = _arrays[_used];
                _arrays[_used++] = made;
            }

            return made;
        }
    }
}
