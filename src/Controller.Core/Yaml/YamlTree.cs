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
        try
        {
            return Read(new Parser(new Scanner(new StringReader(text), skipComments: true)), limits, findings);
        }
        catch (YamlException error)
        {
            throw new DocumentRefusedException(FindingCodes.NotYaml, Mark(error.Start), Explain(text, error));
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
                    throw new DocumentRefusedException(FindingCodes.Alias, Mark(parser.Current.Start), "Aliases (*name) are not supported: write the value out.");
                case NodeEvent { Anchor.IsEmpty: false } node:
                    throw new DocumentRefusedException(FindingCodes.Alias, Mark(node.Start), "Anchors (&name) are not supported: remove it.");
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

    private static string Explain(string text, YamlException error)
    {
        var line = text.Split('\n').ElementAtOrDefault((int)error.Start.Line - 1) ?? "";
        return line.TakeWhile(char.IsWhiteSpace).Contains('\t')
            ? "A tab is used for indentation, which YAML does not allow: use spaces."
            : $"This is not YAML: {error.Message.TrimEnd('.')}.";
    }
}
