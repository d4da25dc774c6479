using System.Text;
using Spectre.Console;

namespace Controller.Cli.Terminal;

/// <summary>Tells Spectre to write to our writer and how large the terminal is, instead of letting it ask the process's console.</summary>
internal sealed class FixedSizeOutput(TextWriter writer, int columns, int rows) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => true;

    public int Width => columns;

    public int Height => rows;

    public void SetEncoding(Encoding encoding)
    {
        // The process's encoding is the user's business.
    }
}
