using System.Diagnostics.CodeAnalysis;

namespace Controller.Core.Yaml;

/// <summary>A mapping with unique keys, in the order of the document.</summary>
/// <param name="mark">Where it begins.</param>
internal sealed class MappingNode(TextMark mark) : DocumentNode(mark)
{
    private readonly Dictionary<string, int> _index = [];
    private readonly HashSet<string> _unread = [];

    public List<MappingEntry> Entries { get; } = [];

    public override bool IsComplete => _unread.Count == 0;

    public override string Noun => "a mapping";

    /// <summary>Adds an entry; a key that is there already keeps its first value, and that entry is returned.</summary>
    public bool TryAdd(MappingEntry entry, out MappingEntry first)
    {
        if (_index.TryAdd(entry.Key.Text, Entries.Count))
        {
            Entries.Add(entry);
            first = entry;
            return true;
        }

        first = Entries[_index[entry.Key.Text]];
        return false;
    }

    /// <summary>Notes that the value of a key could not be read, and so is not in the Config.</summary>
    public void MarkUnread(string key) => _unread.Add(key);

    /// <summary>True when the key is there and its value could not be read.</summary>
    public bool IsUnread(string key) => _unread.Contains(key);

    public bool TryGet(string key, [MaybeNullWhen(false)] out MappingEntry entry)
    {
        var found = _index.TryGetValue(key, out var index);
        entry = found ? Entries[index] : default;
        return found;
    }
}
