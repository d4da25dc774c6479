using System.Globalization;
using System.Text;

namespace Controller.Api.Telemetry.Prometheus;

/// <summary>Writes the Prometheus text format, version 0.0.4.</summary>
internal sealed class PrometheusText
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>Begins a metric.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type"><c>counter</c>, <c>gauge</c> or <c>histogram</c>.</param>
    /// <param name="help">What it is, in one line.</param>
    public void Begin(string name, string type, string help)
    {
        _text.Append("# HELP ").Append(name).Append(' ');
        AppendEscaped(help, quote: false);
        _text.Append('\n').Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
    }

    /// <summary>Adds a sample.</summary>
    /// <param name="name">The metric, or one of a histogram's series.</param>
    /// <param name="value">The value.</param>
    /// <param name="labels">Names and values in turn.</param>
    public void Add(string name, double value, params ReadOnlySpan<string> labels)
    {
        _text.Append(name);
        AppendLabels(labels);
        _text.Append(' ').Append(Format(value)).Append('\n');
    }

    /// <summary>Adds a sample of an integer that a double would round.</summary>
    /// <param name="name">The metric.</param>
    /// <param name="value">The value.</param>
    /// <param name="labels">Names and values in turn.</param>
    public void Add(string name, ulong value, params ReadOnlySpan<string> labels)
    {
        _text.Append(name);
        AppendLabels(labels);
        _text.Append(CultureInfo.InvariantCulture, $" {value}\n");
    }

    /// <summary>A number as Prometheus reads it.</summary>
    public static string Format(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>A name as Prometheus takes it.</summary>
    public static string Name(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var letter in name)
            safe.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        return safe.Length > 0 && char.IsAsciiDigit(safe[0]) ? "_" + safe : safe.ToString();
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    private void AppendLabels(ReadOnlySpan<string> labels)
    {
        if (labels.IsEmpty)
            return;
        for (var i = 0; i < labels.Length; i += 2)
        {
            _text.Append(i == 0 ? '{' : ',').Append(labels[i]).Append("=\"");
            AppendEscaped(labels[i + 1], quote: true);
            _text.Append('"');
        }

        _text.Append('}');
    }

    private void AppendEscaped(string text, bool quote)
    {
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '\\' => _text.Append(@"\\"),
                '\n' => _text.Append(@"\n"),
                '"' when quote => _text.Append("\\\""),
                _ => _text.Append(letter),
            };
        }
    }
}
