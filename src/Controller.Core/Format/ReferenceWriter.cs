using System.Text;
using Controller.Core.Model;
using Controller.Core.Schema;
using Controller.Core.Validation;

namespace Controller.Core.Format;

/// <summary>Writes docs/file-format.md.</summary>
internal sealed class ReferenceWriter
{
    private readonly StringBuilder _text = new();

    public string Write()
    {
        _text.Append(ReferenceText.Introduction.ReplaceLineEndings("\n"));
        var written = new HashSet<string>();
        foreach (var shape in DocumentFormat.Document.Objects.Where(shape => written.Add(shape.Id)))
        {
            if (shape.Shared is { } shared && written.Add(shared.Title))
                WriteGroup(shared);
            WriteObject(shape);
        }

        _text.Append(ReferenceText.Rules.ReplaceLineEndings("\n"));
        WriteFindings();
        return _text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private void WriteObject(ObjectType shape)
    {
        WriteHeading(shape.Title, shape.Doc);
        WriteKeys(shape.Shared is null ? shape.Keys : shape.Keys.Except(shape.Shared.Keys));
        if (shape.Shared is { } shared)
            Line($"It also has the keys of [{shared.Title.ToLowerInvariant()}](#{shared.Title.ToLowerInvariant().Replace(' ', '-')}).\n");
        if (shape.ExactlyOne.Count > 0)
            Line($"Exactly one of {List(shape.ExactlyOne)} must be there.\n");
        if (shape.AtLeastOne.Count > 0)
            Line($"At least one of {List(shape.AtLeastOne)} must be there.\n");
    }

    private void WriteGroup(KeyGroup group)
    {
        WriteHeading(group.Title, group.Doc);
        WriteKeys(group.Keys);
    }

    private void WriteHeading(string title, string doc)
    {
        Line($"### {title}");
        Line();
        Line(doc);
        Line();
    }

    private void WriteKeys(IEnumerable<SchemaKey> keys)
    {
        Line("| key | value | default | meaning |");
        Line("| --- | --- | --- | --- |");
        foreach (var key in keys)
        {
            var standard = key.IsRequired ? "**required**" : key.DefaultText is null ? "" : $"`{key.DefaultText}`";
            var example = key.Example is null ? "" : $" Example: `{key.Example}`.";
            Line($"| `{key.Name}` | {Cell(key.Type.Noun)} | {standard} | {Cell(key.Doc + example)} |");
        }

        Line();
    }

    private void WriteFindings()
    {
        Line("## Findings");
        Line();
        Line(
            "Every Finding has a severity, one of these codes, a path, a line, a column, and a text that says what to do. An *error* "
            + "keeps the document from being applied; a *warning* does not.");
        Line();
        Line("| code | severity | meaning |");
        Line("| --- | --- | --- |");
        foreach (var finding in FindingCatalog.All)
            Line($"| `{finding.Code}` | {finding.Severity.ToWord()} | {Cell(finding.Meaning)} |");
    }

    private static string List(IEnumerable<SchemaKey> keys) => string.Join(", ", keys.Select(key => $"`{key.Name}`"));

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
