using System.Text.RegularExpressions;

namespace Controller.Core.Yaml;

/// <summary>Tells numbers from text as YAML 1.2's core schema does (section 10.3.2).</summary>
internal static partial class PlainNumber
{
    public static bool Matches(string text) => Expression().IsMatch(text);

    [GeneratedRegex(
        @"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Expression();
}
