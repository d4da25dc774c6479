using Controller.Contracts.Rest;
using Controller.Core.Model;
using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Cli.Documents;

/// <summary>What the file itself can tell, with the same rules as the server's.</summary>
internal static class OfflineValidation
{
    public static IReadOnlyList<FindingView> Validate(SourceFile file)
    {
        if (file.Rejection is { } rejection)
            return [rejection];
        var format = file.Document.Format == "json" ? ConfigFormat.Json : ConfigFormat.Yaml;
        return ToViews(ConfigReader.Read(file.Document.Text, format).Findings);
    }

    public static IReadOnlyList<FindingView> ToViews(IEnumerable<Finding> findings) =>
    [
        .. findings.Select(static finding => new FindingView(
            finding.Severity.ToWord(), finding.Code, finding.Path, finding.Line, finding.Column, finding.Text)),
    ];
}
