using System.Text;

namespace Binapigen.Emit;

/// <summary>Collects lines of C# with the right indentation. Line ends are LF on every system, so that output is the same everywhere.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isAfterOpening = true;

    /// <summary>Writes a line.</summary>
    public CodeWriter Line(string text)
    {
        _text.Append(' ', _depth * 4).Append(text).Append('\n');
        _isAfterOpening = false;
        return this;
    }

    /// <summary>Writes an empty line, but not two and not right behind an opening brace.</summary>
    public CodeWriter Blank()
    {
        if (!_isAfterOpening) _text.Append('\n');
        _isAfterOpening = true;
        return this;
    }

    /// <summary>Opens a block; disposing the result closes it.</summary>
    public Scope Block(string header, string end = "}")
    {
        Line(header);
        Line("{");
        _depth++;
        _isAfterOpening = true;
        return new Scope(this, end);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    public readonly struct Scope(CodeWriter writer, string end) : IDisposable
    {
        /// <summary>Closes the block.</summary>
        public void Dispose()
        {
            writer._depth--;
            writer.Line(end);
        }
    }
}
