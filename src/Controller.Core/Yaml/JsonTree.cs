using System.Text;
using System.Text.Json;
using Controller.Core.Validation;

namespace Controller.Core.Yaml;

/// <summary>Reads one JSON document into a tree.</summary>
internal static class JsonTree
{
    /// <exception cref="DocumentRefusedException">It is not one JSON document.</exception>
    public static DocumentNode Read(string text, ReadLimits limits, FindingList findings)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        var marks = new ForwardMarks(utf8);
        var tree = new TreeBuilder(limits, findings);
        try
        {
            while (reader.Read())
                Add(ref reader, marks.At((int)reader.TokenStartIndex), tree);
        }
        catch (JsonException error)
        {
            var mark = marks.At((int)reader.BytesConsumed);
            throw new DocumentRefusedException(
                reader.CurrentDepth >= limits.MaxDepth ? FindingCodes.TooDeep : FindingCodes.NotJson, mark, $"This is not JSON: {FirstSentence(error.Message)}.");
        }

        return tree.Root ?? throw new DocumentRefusedException(FindingCodes.Empty, TextMark.Start, "The document is empty.");
    }

    private static void Add(ref Utf8JsonReader reader, TextMark mark, TreeBuilder tree)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                tree.Open(new MappingNode(mark));
                break;
            case JsonTokenType.StartArray:
                tree.Open(new SequenceNode(mark));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                tree.Close();
                break;
            case JsonTokenType.String or JsonTokenType.PropertyName:
                tree.Scalar(new ScalarNode(mark, TextOf(ref reader, mark), isPlain: false));
                break;
            default:
                tree.Scalar(new ScalarNode(mark, Encoding.UTF8.GetString(reader.ValueSpan), isPlain: true));
                break;
        }
    }

    // The reader checks escapes one by one and not in pairs: half of a surrogate pair shows up only here.
    private static string TextOf(ref Utf8JsonReader reader, TextMark mark)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new DocumentRefusedException(
                FindingCodes.NotJson, mark, "This is not JSON: a text has half of a surrogate pair (\\ud800 to \\udfff) without its other half.");
        }
    }

    // The rest of the message repeats the position in zero-based bytes.
    private static string FirstSentence(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (position < 0 ? message : message[..position]).TrimEnd('.');
    }
}
