using System.Text;

namespace Controller.Core.Yaml;

/// <summary>Turns ascending byte offsets into marks, looking at each byte once.</summary>
/// <param name="utf8">The text.</param>
internal sealed class ForwardMarks(byte[] utf8)
{
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    public TextMark At(int offset)
    {
        offset = Math.Clamp(offset, _offset, utf8.Length);
        var passed = utf8.AsSpan(_offset, offset - _offset);
        var newline = passed.LastIndexOf((byte)'\n');
        if (newline >= 0)
        {
            _line += passed.Count((byte)'\n');
            _column = 1;
        }

        _column += Encoding.UTF8.GetCharCount(passed[(newline + 1)..]);
        _offset = offset;
        return new TextMark(_line, _column);
    }
}
