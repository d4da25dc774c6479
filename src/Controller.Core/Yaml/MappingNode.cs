using System.Diagnostics.CodeAnalysis;

namespace Controller.Core.Yaml;

/// <summary>A mapping with unique keys, in the order of the document.</summary>
/// <param name="mark">Where it begins.</param>
internal sealed class MappingNode(TextMark mark) : DocumentNode(mark)
{
    private readonly Dictionary<string, int> _index = [];

    public List<MappingEntry> Entries { get; } = [];

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

    public bool TryGet(string key, [MaybeNullWhen(false)] out MappingEntry entry)
    {
        var found = _index.TryGetValue(key, out var index);
        entry = found ? Entries[index] : default;
        return found;
    }
}
