using Controller.Core.Resources;
using Controller.Core.Yaml;

namespace Controller.Core.Gathering;

/// <summary>Builds a tree that is to be written: values in the file format's spelling, nothing where there is nothing to say.</summary>
internal static class TreeWriter
{
    /// <summary>An empty mapping.</summary>
    public static MappingNode Mapping() => new(default);

    /// <summary>A value that the format reads as a number or a word.</summary>
    public static ScalarNode Plain<T>(T value) => new(default, AttributeText.Of(value)!, isPlain: true);

    /// <summary>A value that is text whatever it looks like.</summary>
    public static ScalarNode Text(string value) => new(default, value, isPlain: false);

    /// <summary>Adds a key; a null is left out.</summary>
    public static MappingNode With<T>(this MappingNode mapping, string key, T? value) => value is null ? mapping : mapping.Put(key, Plain(value));

    /// <summary>Adds a key with text; a null is left out.</summary>
    public static MappingNode WithText(this MappingNode mapping, string key, string? value) => value is null ? mapping : mapping.Put(key, Text(value));

    /// <summary>Adds a key unless its value is what the format takes it to be when it is not there.</summary>
    public static MappingNode WithUnless<T>(this MappingNode mapping, string key, T? value, T otherwise) =>
        value is null || EqualityComparer<T>.Default.Equals(value, otherwise) ? mapping : mapping.Put(key, Plain(value));

    /// <summary>Adds a list; an empty one is left out.</summary>
    public static MappingNode WithList(this MappingNode mapping, string key, IEnumerable<DocumentNode> items)
    {
        var list = new SequenceNode(default);
        list.Items.AddRange(items);
        return list.Items.Count == 0 ? mapping : mapping.Put(key, list);
    }

    /// <summary>Adds a mapping; an empty one is left out.</summary>
    public static MappingNode WithMap(this MappingNode mapping, string key, IEnumerable<(string Key, DocumentNode Value)> entries)
    {
        var inner = Mapping();
        foreach (var entry in entries)
            inner.Put(entry.Key, entry.Value);
        return inner.Entries.Count == 0 ? mapping : mapping.Put(key, inner);
    }

    /// <summary>Adds a key.</summary>
    public static MappingNode Put(this MappingNode mapping, string key, DocumentNode value)
    {
        mapping.TryAdd(new MappingEntry(KeyOf(key), value), out _);
        return mapping;
    }

    // A key is text for the format, however it is written; quotes only where YAML would take it apart.
    private static ScalarNode KeyOf(string key) => new(default, key, isPlain: key.Length > 0 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '/' or '-')
        && char.IsAsciiLetterOrDigit(key[0]));
}
