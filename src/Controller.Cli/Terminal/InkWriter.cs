using System.Text;

namespace Controller.Cli.Terminal;

/// <summary>Writes lines of pieces, cleaned, in colour when it is on. One line is one write, so that streams do not interleave inside it.</summary>
internal sealed class InkWriter(TextWriter writer, bool color)
{
    public bool Color => color;

    public TextWriter Writer => writer;

    public void Line() => writer.WriteLine();

    public void Line(params ReadOnlySpan<Piece> pieces) => writer.WriteLine(Render(pieces));

    public string Render(params ReadOnlySpan<Piece> pieces)
    {
        var line = new StringBuilder();
        foreach (var piece in pieces)
            Append(line, piece);
        return line.ToString();
    }

    private void Append(StringBuilder line, Piece piece)
    {
        var text = TerminalText.Clean(piece.Text);
        if (!color || piece.Ink == Ink.Plain || text.Length == 0)
            line.Append(text);
        else
            line.Append("\e[").Append(Sgr(piece.Ink)).Append('m').Append(text).Append("\e[0m");
    }

    private static string Sgr(Ink ink) => ink switch
    {
        Ink.Good => "32",
        Ink.Change => "33",
        Ink.Bad => "31",
        Ink.Recreate => "35",
        Ink.Strong => "1",
        Ink.Quiet => "2",
        _ => "0",
    };
}
