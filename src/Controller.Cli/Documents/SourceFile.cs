using Controller.Contracts.Rest;

namespace Controller.Cli.Documents;

/// <summary>A desired-state document and where it came from.</summary>
/// <param name="Name">The file's name as it was given; <c>&lt;stdin&gt;</c> for <c>-</c>.</param>
/// <param name="Document">Its text; empty when it was rejected.</param>
/// <param name="Rejection">Why it cannot even be sent to a validator (too large, not text); null when it can.</param>
internal sealed record SourceFile(string Name, ConfigDocument Document, FindingView? Rejection = null)
{
    private readonly Lazy<string[]> _lines = new(() => Document.Text.Split('\n'));

    /// <summary>A line of the text, from 1; null when there is no such line.</summary>
    public string? Line(int number)
        => number >= 1 && number <= _lines.Value.Length ? _lines.Value[number - 1].TrimEnd('\r') : null;
}
