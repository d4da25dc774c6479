namespace VppApi.Session;

/// <summary>Keeps finished operations of one type for the next call. Bounded; what does not fit is left to the collector.</summary>
internal sealed class OperationPool<T>
    where T : class, new()
{
    private const int Capacity = 1024;
    private readonly Lock _gate = new();
    private T[] _items = new T[16];
    private int _count;

    /// <summary>Takes a kept object or makes one.</summary>
    /// <returns>An object that nobody else has.</returns>
    public T Rent()
    {
        lock (_gate)
        {
            if (_count > 0)
            {
                var item = _items[--_count];
                _items[_count] = null!;
                return item;
            }
        }

        return new T();
    }

    /// <summary>Gives an object back.</summary>
    /// <param name="item">An object that nobody uses any more.</param>
    public void Return(T item)
    {
        lock (_gate)
        {
            if (_count == _items.Length)
            {
                if (_count == Capacity) return;
                Array.Resize(ref _items, _count * 2);
            }

            _items[_count++] = item;
        }
    }
}
