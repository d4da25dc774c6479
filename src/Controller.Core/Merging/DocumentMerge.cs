using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Merging;

/// <summary>Merges a document into the committed one. What comes out is a whole document again, as text, and the tree to validate.</summary>
internal static class DocumentMerge
{
    /// <summary>Merges.</summary>
    /// <param name="committedText">The committed document.</param>
    /// <param name="committed">Its tree.</param>
    /// <param name="text">The document.</param>
    /// <param name="document">Its tree.</param>
    /// <param name="mode">How it is taken.</param>
    /// <returns>
    /// The tree, in which what comes from the committed document has no place, because the reader of the Findings does not have that text; and the text.
    /// </returns>
    public static (MappingNode Tree, string Text) Merge(string committedText, MappingNode committed, string text, MappingNode document, MergeMode mode)
    {
        var merged = new TreeMerge(mode).Merge(committed, document);
        var readable = (MappingNode)Displace(merged, NodesOf(committed));
        // A file that says it all is kept as it is, and so is a committed one to which a document adds nothing.
        if (TreeMerge.Same(merged, document))
            return (document, text);
        if (TreeMerge.Same(merged, committed))
            return (readable, committedText);
        var spliced = TextSplice.Write(committedText, committed, merged);
        return (readable, SaysTheSame(spliced, merged) ? spliced : YamlText.Of(merged));
    }

    // Comments can stand where no rule expects them: the text is only taken when it reads as what was to be written.
    private static bool SaysTheSame(string text, MappingNode merged)
    {
        try
        {
            return YamlTree.Read(text, ReadLimits.Default, new FindingList(1)) is MappingNode tree && TreeMerge.Same(tree, merged);
        }
        catch (DocumentRefusedException)
        {
            return false;
        }
    }

    private static HashSet<DocumentNode> NodesOf(DocumentNode root)
    {
        var nodes = new HashSet<DocumentNode>(ReferenceEqualityComparer.Instance);
        var open = new Stack<DocumentNode>([root]);
        while (open.TryPop(out var node))
        {
            nodes.Add(node);
            if (node is MappingNode mapping)
            {
                foreach (var entry in mapping.Entries)
                {
                    nodes.Add(entry.Key);
                    open.Push(entry.Value);
                }
            }
            else if (node is SequenceNode list)
            {
                list.Items.ForEach(open.Push);
            }
        }

        return nodes;
    }

    private static DocumentNode Displace(DocumentNode node, HashSet<DocumentNode> committed)
    {
        var mark = committed.Contains(node) ? default : node.Mark;
        switch (node)
        {
            case ScalarNode scalar:
                return new ScalarNode(mark, scalar.Text, scalar.IsPlain);
            case SequenceNode list:
                var items = new SequenceNode(mark);
                items.Items.AddRange(list.Items.Select(item => Displace(item, committed)));
                return items;
            default:
                var mapping = new MappingNode(mark);
                foreach (var entry in ((MappingNode)node).Entries)
                    mapping.TryAdd(new MappingEntry((ScalarNode)Displace(entry.Key, committed), Displace(entry.Value, committed)), out _);
                return mapping;
        }
    }
}
