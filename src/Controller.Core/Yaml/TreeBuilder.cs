using System.Text;
using Controller.Core.Validation;

namespace Controller.Core.Yaml;

/// <summary>Builds the tree from what a parser reports, without recursion: neither depth nor size of a text can hurt it.</summary>
/// <param name="limits">Where to stop.</param>
/// <param name="findings">Gets the duplicate keys.</param>
internal sealed class TreeBuilder(ReadLimits limits, FindingList findings)
{
    private readonly Stack<(DocumentNode Node, ScalarNode? Key)> _open = new();
    private int _nodes;

    /// <summary>The finished tree; null before it is finished.</summary>
    public DocumentNode? Root { get; private set; }

    public void Scalar(ScalarNode node)
    {
        Count(node.Mark);
        if (_open.TryPeek(out var top) && top is { Node: MappingNode, Key: null })
        {
            _open.Pop();
            _open.Push((top.Node, node));
            return;
        }

        Attach(node);
    }

    public void Open(DocumentNode collection)
    {
        Count(collection.Mark);
        if (_open.Count >= limits.MaxDepth)
            throw new DocumentRefusedException(
                FindingCodes.TooDeep, collection.Mark, $"The document is nested deeper than {limits.MaxDepth} levels.");
        if (_open.TryPeek(out var top) && top is { Node: MappingNode, Key: null })
            throw new DocumentRefusedException(
                FindingCodes.NotYaml, collection.Mark, $"A key must be a simple word, not {collection.Noun}.");
        _open.Push((collection, null));
    }

    public void Close() => Attach(_open.Pop().Node);

    private void Attach(DocumentNode node)
    {
        if (!_open.TryPop(out var top))
        {
            Root = node;
            return;
        }

        if (top.Node is SequenceNode list)
            list.Items.Add(node);
        else if (!((MappingNode)top.Node).TryAdd(new MappingEntry(top.Key!, node), out var first))
            findings.Error(
                FindingCodes.DuplicateKey, PathTo(top.Key!), top.Key!.Mark,
                $"{Quoted.Text(top.Key.Text)} is there twice; it was first given in line {first.Key.Mark.Line}.");
        _open.Push((top.Node, null));
    }

    private string PathTo(ScalarNode key)
    {
        var path = new StringBuilder();
        foreach (var (node, open) in _open.Reverse())
            path.Append(open is not null ? Location.Segment(open.Text) : $"[{((SequenceNode)node).Items.Count}]");
        return path.Append(Location.Segment(key.Text)).ToString().TrimStart('.');
    }

    private void Count(TextMark mark)
    {
        if (++_nodes > limits.MaxNodes)
            throw new DocumentRefusedException(FindingCodes.TooLarge, mark, $"The document has more than {limits.MaxNodes} values.");
    }
}
