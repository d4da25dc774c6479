namespace Controller.Core.Yaml;

/// <summary>A list.</summary>
/// <param name="mark">Where it begins.</param>
internal sealed class SequenceNode(TextMark mark) : DocumentNode(mark)
{
    private readonly HashSet<int> _unread = [];

    public List<DocumentNode> Items { get; } = [];

    public override bool IsComplete => _unread.Count == 0;

    public override string Noun => "a list";

    /// <summary>Notes that an item could not be read, and so is not in the Config.</summary>
    public void MarkUnread(int index) => _unread.Add(index);

    /// <summary>The index here of the item that has an index in the Config.</summary>
    public int IndexOfRead(int index)
    {
        if (_unread.Count == 0)
            return index;
        var at = -1;
        for (var read = -1; read < index;)
        {
            if (!_unread.Contains(++at))
                read++;
        }

        return at;
    }
}
