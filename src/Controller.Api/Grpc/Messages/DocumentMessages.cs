using Controller.Contracts.Rest;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc.Messages;

/// <summary>Documents and Findings as messages.</summary>
internal static class DocumentMessages
{
    /// <summary>A Finding.</summary>
    public static V1.Finding ToMessage(this FindingView finding) => new()
    {
        Severity = finding.Severity switch
        {
            "error" => V1.Severity.Error,
            "warning" => V1.Severity.Warning,
            _ => V1.Severity.Unspecified,
        },
        Code = finding.Code,
        Path = finding.Path,
        Line = finding.Line,
        Column = finding.Column,
        Text = finding.Text,
    };

    /// <summary>A document.</summary>
    public static V1.Document ToMessage(string text, string format) => new()
    {
        Text = text,
        Format = format == "json" ? V1.DocumentFormat.Json : V1.DocumentFormat.Yaml,
    };
}
