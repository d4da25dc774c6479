using System.Text;
using Controller.Core.Yaml;

namespace Controller.Core.Merging;

/// <summary>
/// Writes a merged tree so that what did not change keeps its text, comments included: the committed text is taken apart into sections and
/// their things, each with the comments above it, and only what is new or different is written anew.
/// </summary>
internal sealed class TextSplice
{
    private readonly string[] _lines;
    private readonly StringBuilder _text = new();

    private TextSplice(string text) => _lines = text.Split('\n');

    /// <summary>The merged text.</summary>
    /// <param name="text">The committed text.</param>
    /// <param name="committed">Its tree.</param>
    /// <param name="merged">The merged tree, in which whatever did not change is the committed tree's own node.</param>
    public static string Write(string text, MappingNode committed, MappingNode merged)
    {
        // Flow style ({ … }, JSON) has no lines to take apart.
        if (!IsBlock(committed.Entries.ConvertAll(entry => entry.Key.Mark)))
            return YamlText.Of(merged);
        var splice = new TextSplice(text.EndsWith('\n') ? text[..^1] : text);
        splice.Sections(committed, merged);
        return splice._text.ToString();
    }

    private static bool IsBlock(List<TextMark> marks) => marks.Count > 0
        && marks.TrueForAll(mark => mark.Column == marks[0].Column) && marks.Select(mark => mark.Line).Distinct().Count() == marks.Count;

    private void Sections(MappingNode committed, MappingNode merged)
    {
        var starts = StartsOf(committed.Entries.ConvertAll(entry => entry.Key.Mark), 1);
        // What stands above the first section is the file's own headline.
        Copy(1, starts[0]);
        for (var i = 0; i < committed.Entries.Count; i++)
        {
            var entry = committed.Entries[i];
            var end = i + 1 < starts.Count ? starts[i + 1] : _lines.Length + 1;
            if (!merged.TryGet(entry.Key.Text, out var now))
                continue;
            if (ReferenceEquals(now.Value, entry.Value))
                Copy(starts[i], end);
            else
                Section(entry, now, starts[i], end);
        }

        foreach (var entry in merged.Entries.Where(entry => !committed.TryGet(entry.Key.Text, out _)))
            YamlText.Append(_text, entry, 0);
    }

    private void Section(MappingEntry before, MappingEntry now, int start, int end)
    {
        var marks = before.Value switch
        {
            MappingNode mapping => mapping.Entries.ConvertAll(entry => entry.Key.Mark),
            SequenceNode list => list.Items.ConvertAll(DashOf),
            _ => [],
        };
        if (!IsBlock(marks) || marks[0].Line <= before.Key.Mark.Line || before.Value.GetType() != now.Value.GetType())
        {
            Copy(start, before.Key.Mark.Line);
            YamlText.Append(_text, now, before.Key.Mark.Column - 1);
            return;
        }

        var starts = StartsOf(marks, before.Key.Mark.Line + 1);
        Copy(start, starts[0]);
        var indent = marks[0].Column - 1;
        if (before.Value is MappingNode map)
            Things(map, (MappingNode)now.Value, starts, end, indent);
        else
            Things((SequenceNode)before.Value, (SequenceNode)now.Value, starts, end, indent);
    }

    private void Things(MappingNode before, MappingNode now, List<int> starts, int end, int indent)
    {
        for (var i = 0; i < before.Entries.Count; i++)
        {
            var entry = before.Entries[i];
            if (!now.TryGet(entry.Key.Text, out var changed))
                continue;
            if (ReferenceEquals(changed.Value, entry.Value))
            {
                Copy(starts[i], i + 1 < starts.Count ? starts[i + 1] : end);
                continue;
            }

            Copy(starts[i], entry.Key.Mark.Line);
            YamlText.Append(_text, changed, indent);
        }

        foreach (var entry in now.Entries.Where(entry => !before.TryGet(entry.Key.Text, out _)))
            YamlText.Append(_text, entry, indent);
    }

    // Things that stay keep their order, and new ones come last; so the ones that are the same node are walked side by side.
    private void Things(SequenceNode before, SequenceNode now, List<int> starts, int end, int indent)
    {
        var places = new Dictionary<DocumentNode, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < before.Items.Count; i++)
            places.TryAdd(before.Items[i], i);
        foreach (var item in now.Items)
        {
            if (places.TryGetValue(item, out var place))
                Copy(starts[place], place + 1 < starts.Count ? starts[place + 1] : end);
            else
                YamlText.AppendItem(_text, item, indent);
        }
    }

    // The mark of an item is behind its dash.
    private TextMark DashOf(DocumentNode item)
    {
        var line = _lines[item.Mark.Line - 1];
        var dash = line.AsSpan(0, Math.Min(item.Mark.Column - 1, line.Length)).LastIndexOf('-');
        return dash >= 0 && line.AsSpan(0, dash).IsWhiteSpace() ? new TextMark(item.Mark.Line, dash + 1) : new TextMark(item.Mark.Line, 0);
    }

    /// <summary>The lines at which things begin, each with the comments right above it.</summary>
    private List<int> StartsOf(List<TextMark> marks, int first)
    {
        var starts = new List<int>(marks.Count);
        foreach (var mark in marks)
        {
            var line = mark.Line;
            while (line > first && _lines[line - 2].AsSpan().TrimStart() is ['#', ..])
                line--;
            starts.Add(line);
            first = mark.Line + 1;
        }

        return starts;
    }

    private void Copy(int from, int to)
    {
        for (var line = from; line < to; line++)
            _text.Append(_lines[line - 1]).Append('\n');
    }
}
