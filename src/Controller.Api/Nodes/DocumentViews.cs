using Controller.Contracts.Rest;
using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Api.Nodes;

/// <summary>The planner's records as the records of REST.</summary>
internal static class DocumentViews
{
    private const string JsonFormat = "json";

    /// <summary>How a document is written.</summary>
    public static ConfigFormat FormatOf(ConfigDocument document) => document.Format == JsonFormat ? ConfigFormat.Json : ConfigFormat.Yaml;

    /// <summary>The document that asks for what was read.</summary>
    public static ConfigDocument DocumentOf(ConfigReading reading) => new(reading.Text!, reading.Format == ConfigFormat.Json ? JsonFormat : "yaml");

    /// <summary>Findings.</summary>
    public static IReadOnlyList<FindingView> ToViews(IEnumerable<Finding> findings) =>
    [
        .. findings.Select(finding => new FindingView(
            finding.Severity.ToWord(), finding.Code, finding.Path, finding.Line, finding.Column, finding.Text)),
    ];

    /// <summary>A Plan with its Findings, made while Revision <paramref name="committed"/> was the last.</summary>
    public static PlanView ToView(Plan plan, IReadOnlyList<FindingView> findings, int committed) => new(
        findings,
        [.. plan.Steps.Select(ToView)],
        plan.CreateCount,
        plan.UpdateCount,
        plan.RecreateCount,
        plan.DeleteCount,
        [.. plan.Foreign.Select(key => key.Path)],
        Basis: new PlanBasis(committed, PlanDigest.Of(plan)));

    /// <summary>A Plan without steps: the document has errors.</summary>
    public static PlanView NoPlan(IReadOnlyList<FindingView> findings) => new(findings, [], 0, 0, 0, 0, []);

    private static PlanStepView ToView(PlanStep step) => new(
        step.Index,
        step.Operation.ToWord(),
        step.Key.Path,
        step.Key.Kind,
        step.Impact.ToWord(),
        [.. step.Differences.Select(difference => new AttributeChange(difference.Name, difference.Before, difference.After))],
        step.Reason);
}
