namespace Controller.Api.Storage;

/// <summary>Keys in memory, the oldest forgotten first when there are too many.</summary>
internal sealed class IdempotencyMemory(int most)
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, IdempotencyEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>What is known of a key.</summary>
    public IdempotencyEntry? Find(string key)
    {
        lock (_gate)
            return _entries.GetValueOrDefault(key);
    }

    /// <summary>Adds a key.</summary>
    public void Add(string key, IdempotencyEntry entry)
    {
        lock (_gate)
        {
            _entries.TryAdd(key, entry);
            if (_entries.Count > most)
                _entries.RemoveAt(0);
        }
    }

    /// <summary>Keeps the answer of a key.</summary>
    /// <returns>False when the key is not here.</returns>
    public bool Answer(string key, StoredAnswer answer)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry))
                return false;
            _entries[key] = entry with { Answer = answer };
            return true;
        }
    }

    /// <summary>Forgets a key.</summary>
    /// <returns>False when the key is not here.</returns>
    public bool Remove(string key)
    {
        lock (_gate)
            return _entries.Remove(key);
    }
}
