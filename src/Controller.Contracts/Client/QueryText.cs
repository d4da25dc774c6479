using System.Text;

namespace Controller.Contracts.Client;

/// <summary>A path with its query: escapes values and leaves out those that are null.</summary>
internal sealed class QueryText(string path)
{
    private readonly StringBuilder _text = new(path);
    private char _separator = '?';

    public QueryText Add(string name, string? value)
    {
        if (value is null)
            return this;
        _text.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
        _separator = '&';
        return this;
    }

    public QueryText Add(string name, long? value) => Add(name, value?.ToString());

    public override string ToString() => _text.ToString();
}
