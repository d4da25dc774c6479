using System.Text;
using Spectre.Console;

namespace Controller.Cli.Terminal;

/// <summary>
/// A table in two forms: framed and coloured on a terminal; on a pipe aligned columns with two blanks between them, a header in
/// capitals, and <c>-</c> for an empty cell, so that every row has the same number of fields.
/// </summary>
internal sealed class TextTable(params TextColumn[] columns)
{
    private readonly List<Piece[]> _rows = [];

    public int RowCount => _rows.Count;

    /// <summary>Adds a row; as many cells as there are columns.</summary>
    public void Add(params Piece[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, columns.Length);
        _rows.Add(Array.ConvertAll(cells, static cell => cell with { Text = cell.Text.Length == 0 ? "-" : TerminalText.Clean(cell.Text) }));
    }

    public void WritePlain(TextWriter writer)
    {
        var widths = new int[columns.Length];
        for (var i = 0; i < columns.Length; i++)
            widths[i] = Math.Max(columns[i].Header.Length, _rows.Count == 0 ? 0 : _rows.Max(row => row[i].Text.Length));

        var text = new StringBuilder();
        AppendLine(text, i => columns[i].Header.ToUpperInvariant(), widths);
        foreach (var row in _rows)
            AppendLine(text, i => row[i].Text, widths);
        writer.Write(text);
    }

    /// <summary>The framed form, for a terminal.</summary>
    public Table ToFramed()
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(Color.Grey) };
        foreach (var column in columns)
        {
            var header = new TableColumn(new Text(column.Header, InkStyle.Of(Ink.Strong))) { NoWrap = column.AlignRight };
            table.AddColumn(column.AlignRight ? header.RightAligned() : header);
        }

        foreach (var row in _rows)
            table.AddRow(row.Select(static cell => new Text(cell.Text, InkStyle.Of(cell.Ink))));
        return table;
    }

    private void AppendLine(StringBuilder text, Func<int, string> cell, int[] widths)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var value = cell(i);
            var padding = widths[i] - value.Length;
            if (columns[i].AlignRight)
                text.Append(' ', padding).Append(value);
            else if (i == columns.Length - 1)
                text.Append(value);
            else
                text.Append(value).Append(' ', padding);
            text.Append(i == columns.Length - 1 ? "\n" : "  ");
        }
    }
}
