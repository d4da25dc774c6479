using Spectre.Console;

namespace Controller.Cli.Terminal;

/// <summary>
/// A table in two forms: framed, for a terminal that is wide enough; else aligned columns with two blanks between them, a header in
/// capitals, and <c>-</c> for an empty cell, so that every row has the same number of fields.
/// </summary>
internal sealed class TextTable(params TextColumn[] columns)
{
    private readonly List<Piece[]> _rows = [];

    public int RowCount => _rows.Count;

    /// <summary>Columns of terminal that the framed form takes: a blank on each side of a cell, and the lines between.</summary>
    public int FramedWidth => Widths().Sum(static width => width + 3) + 1;

    /// <summary>Adds a row; as many cells as there are columns.</summary>
    public void Add(params Piece[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, columns.Length);
        _rows.Add(Array.ConvertAll(cells, static cell => cell with { Text = cell.Text.Length == 0 ? "-" : TerminalText.Clean(cell.Text) }));
    }

    public void WriteAligned(InkWriter writer)
    {
        var widths = Widths();
        writer.Line(Align(Array.ConvertAll(columns, static column => Piece.Strong(column.Header.ToUpperInvariant())), widths));
        foreach (var row in _rows)
            writer.Line(Align(row, widths));
    }

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

    private int[] Widths()
    {
        var widths = Array.ConvertAll(columns, static column => column.Header.Length);
        foreach (var row in _rows)
        {
            for (var i = 0; i < widths.Length; i++)
                widths[i] = Math.Max(widths[i], row[i].Text.Length);
        }

        return widths;
    }

    // The padding stands outside the ink: nothing is underlined or coloured that is not text.
    private Piece[] Align(Piece[] cells, int[] widths)
    {
        var pieces = new List<Piece>(cells.Length * 2);
        for (var i = 0; i < cells.Length; i++)
        {
            var padding = new string(' ', widths[i] - cells[i].Text.Length);
            var last = i == cells.Length - 1;
            if (columns[i].AlignRight)
                pieces.AddRange([padding, cells[i], last ? string.Empty : "  "]);
            else
                pieces.AddRange([cells[i], last ? string.Empty : padding + "  "]);
        }

        return [.. pieces];
    }
}
