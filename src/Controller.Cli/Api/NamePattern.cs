using System.IO.Enumeration;

namespace Controller.Cli.Api;

/// <summary>Names that somebody means: a part of the name, or with <c>*</c> and <c>?</c> the whole.</summary>
internal sealed class NamePattern(string? text)
{
    private readonly string? _text = string.IsNullOrEmpty(text) ? null : text;

    public bool IsAll => _text is null;

    public bool Matches(string name)
    {
        if (_text is null)
            return true;
        return _text.AsSpan().ContainsAny('*', '?')
            ? FileSystemName.MatchesSimpleExpression(_text, name, ignoreCase: true)
            : name.Contains(_text, StringComparison.OrdinalIgnoreCase);
    }

    public override string ToString() => _text ?? "*";
}
