using System.Buffers;

namespace Controller.Core.Yaml;

/// <summary>
/// A place in a document by its path: the node there if there is one, and a mark in any case (that of the nearest place above when the
/// document does not have it).
/// </summary>
internal sealed class Location
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(" .[]\"\t\r\n");

    private readonly Location? _parent;
    private readonly string _segment;

    private Location(Location? parent, string segment, string name, DocumentNode? node, TextMark mark)
    {
        _parent = parent;
        _segment = segment;
        Name = name;
        Node = node;
        Mark = mark;
    }

    /// <summary>The last key of the path; empty for the root and for items of lists.</summary>
    public string Name { get; }

    /// <summary>The node, or null when the document has none here.</summary>
    public DocumentNode? Node { get; }

    /// <summary>Where to point: at the value of a scalar, at the key of anything larger.</summary>
    public TextMark Mark { get; }

    /// <summary>The path, for example <c>interfaces.wan.addresses[0]</c>.</summary>
    public string Path => _parent is null ? _segment : _parent.Path + (_parent.Path.Length == 0 ? _segment.TrimStart('.') : _segment);

    public static Location Root(DocumentNode node) => new(parent: null, "", "", node, node.Mark);

    /// <summary>The place of a key in the mapping here.</summary>
    public Location Key(string key)
    {
        var segment = Segment(key);
        return (Node as MappingNode)?.TryGet(key, out var entry) == true
            ? new Location(this, segment, key, entry.Value, entry.Value is ScalarNode { IsNull: false } ? entry.Value.Mark : entry.Key.Mark)
            : new Location(this, segment, key, node: null, Mark);
    }

    /// <summary>The place of the item that has this index in the Config: items that could not be read do not count.</summary>
    public Location Item(int index) => ItemInText(Node is SequenceNode list ? list.IndexOfRead(index) : index);

    /// <summary>The place of an item of the list here, by its index in the document.</summary>
    public Location ItemInText(int index)
    {
        var node = Node is SequenceNode list && index < list.Items.Count ? list.Items[index] : null;
        return new Location(this, $"[{index}]", "", node, node?.Mark ?? Mark);
    }

    /// <summary>A key as the next part of a path.</summary>
    public static string Segment(string key) => IsSimple(key) ? $".{key}" : $"[{Quoted.Text(key)}]";

    private static bool IsSimple(string key) => key.Length > 0 && !key.AsSpan().ContainsAny(NeedQuotes);
}
