using Controller.Core.Validation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Controller.Core.Yaml;

/// <summary>
/// Reads one YAML document into a tree. Anchors, aliases and tags are refused: they make files that mean something else than they
/// show, and aliases are how a small file becomes a huge one.
/// </summary>
internal static class YamlTree
{
    /// <exception cref="DocumentRefusedException">It is not one YAML document.</exception>
    public static DocumentNode Read(string text, ReadLimits limits, FindingList findings)
    {
        var scanner = new Scanner(new StringReader(text), skipComments: true);
        try
        {
            return Read(new Parser(scanner), limits, findings);
        }
        catch (YamlException error)
        {
            throw NotYaml(text, Mark(error.Start), error.Message);
        }
        catch (Exception error) when (error is not DocumentRefusedException and not OutOfMemoryException)
        {
            // YamlDotNet 16 throws what is not a YamlException for some malformed texts, for example "a: [1,\nb: c".
            throw NotYaml(text, Mark(scanner.CurrentPosition), "Something is missing or out of place here");
        }
    }

    private static DocumentNode Read(Parser parser, ReadLimits limits, FindingList findings)
    {
        var tree = new TreeBuilder(limits, findings);
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case DocumentStart when tree.Root is not null:
                    throw new DocumentRefusedException(
                        FindingCodes.SeveralDocuments, Mark(parser.Current.Start), "There is a second document here; a file has one. Remove everything from this --- on.");
                case AnchorAlias:
                    throw new DocumentRefusedException(
                        FindingCodes.Alias, Mark(parser.Current.Start), "Aliases (*name) are not supported: write the value out.");
                case NodeEvent { Anchor.IsEmpty: false } node:
                    throw new DocumentRefusedException(
                        FindingCodes.Alias, Mark(node.Start), "Anchors (&name) are not supported: remove it.");
                case NodeEvent { Tag.IsEmpty: false } node:
                    throw new DocumentRefusedException(FindingCodes.Tag, Mark(node.Start), "Tags (!name) are not supported: remove it.");
                case Scalar scalar:
                    tree.Scalar(new ScalarNode(Mark(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain));
                    break;
                case MappingStart mapping:
                    tree.Open(new MappingNode(Mark(mapping.Start)));
                    break;
                case SequenceStart sequence:
                    tree.Open(new SequenceNode(Mark(sequence.Start)));
                    break;
                case MappingEnd or SequenceEnd:
                    tree.Close();
                    break;
                default:
                    break;
            }
        }

        return tree.Root ?? throw new DocumentRefusedException(FindingCodes.Empty, TextMark.Start, "The document is empty.");
    }

    private static TextMark Mark(Mark mark) => new((int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));

    private static DocumentRefusedException NotYaml(string text, TextMark mark, string message)
    {
        // The scanner's own mark of a tab is that of the mapping around it.
        if (message.Contains(" tab", StringComparison.Ordinal) && FindTab(text, mark.Line) is { } tab)
            return new DocumentRefusedException(
                FindingCodes.NotYaml, tab, "A tab is used for indentation, which YAML does not allow: use spaces.");
        return new DocumentRefusedException(FindingCodes.NotYaml, mark, $"This is not YAML: {message.TrimEnd('.')}.");
    }

    private static TextMark? FindTab(string text, int fromLine)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var tab = number < fromLine ? -1 : line[..^line.TrimStart().Length].IndexOf('\t');
            if (tab >= 0)
                return new TextMark(number, tab + 1);
        }

        return null;
    }
}
