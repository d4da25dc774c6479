using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Documents;

/// <summary>
/// Findings as a compiler prints them, so that editors can jump to them:
/// <code>
/// lab.yaml:12:7: error unknown-key: interfaces have no 'mtuu'; did you mean 'mtu'?
///    12 |       mtuu: 1500
///       |       ^ interfaces.lan.mtuu
/// </code>
/// </summary>
internal static class FindingPrinter
{
    // A file that is wrong from end to end is not read to the end; --json has them all.
    private const int MostShown = 50;

    // Longest piece of a source line that is shown, and how much of it comes before the caret at least.
    private const int WindowWidth = 120;
    private const int WindowLead = 60;

    public static void Print(InkWriter writer, SourceFile file, IReadOnlyList<FindingView> findings)
    {
        foreach (var finding in findings.Take(MostShown))
            Print(writer, file, finding);
        if (findings.Count > MostShown)
            writer.Line(Piece.Quiet($"... and {findings.Count - MostShown} more; --json prints them all."));
    }

    /// <summary>How many of each severity: <c>2 errors and 1 warning</c>; null when there are none.</summary>
    public static string? Count(IReadOnlyList<FindingView> findings)
    {
        var errors = findings.Count(IsError);
        var warnings = findings.Count - errors;
        return (errors, warnings) switch
        {
            (0, 0) => null,
            (_, 0) => Quantity(errors, "error"),
            (0, _) => Quantity(warnings, "warning"),
            _ => $"{Quantity(errors, "error")} and {Quantity(warnings, "warning")}",
        };
    }

    public static bool IsError(FindingView finding) => finding.Severity == "error";

    private static string Quantity(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static void Print(InkWriter writer, SourceFile file, FindingView finding)
    {
        var place = finding.Line == 0 ? file.Name : $"{file.Name}:{finding.Line}:{finding.Column}";
        var severity = new Piece($"{finding.Severity} {finding.Code}: ", IsError(finding) ? Ink.Bad : Ink.Change);
        var source = file.Line(finding.Line);
        if (source is null || finding.Column < 1)
        {
            writer.Line(Piece.Strong($"{place}: "), severity, finding.Text, Piece.Quiet(finding.Path.Length == 0 ? string.Empty : $" ({finding.Path})"));
            return;
        }

        writer.Line(Piece.Strong($"{place}: "), severity, finding.Text);
        var (shown, caret) = Window(source, finding.Column);
        writer.Line(Piece.Quiet($"{finding.Line,5} | "), shown);
        writer.Line(Piece.Quiet("      | "), new string(' ', caret), severity with { Text = "^" }, Piece.Quiet($" {finding.Path}".TrimEnd()));
    }

    // The part of the line around the caret, and where the caret is in it once control characters are spelled out.
    private static (string Shown, int Caret) Window(string source, int column)
    {
        var at = Math.Min(column - 1, source.Length);
        var start = source.Length <= WindowWidth ? 0 : Math.Max(0, at - WindowLead);
        var length = Math.Min(WindowWidth, source.Length - start);
        var lead = start > 0 ? "..." : string.Empty;
        var tail = start + length < source.Length ? "..." : string.Empty;
        return (string.Concat(lead, source.AsSpan(start, length), tail), lead.Length + TerminalText.Clean(source[start..at]).Length);
    }
}
