using System.Reflection;
using Controller.Core.Format;
using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Tests.Format;

public sealed class ConfigSchemaTests
{
    /// <summary>
    /// What the reader finds wrong with the shape of a document, as opposed to its sense; a JSON Schema can say the same.
    /// </summary>
    private static readonly HashSet<string> ShapeCodes =
    [
        FindingCodes.UnknownKey, FindingCodes.MissingKey, FindingCodes.WrongType, FindingCodes.InvalidValue, FindingCodes.InvalidName, FindingCodes.WrongVersion,
        FindingCodes.ConflictingKeys,
    ];

    public static TheoryData<string> Scenarios => [.. ScenarioFile.Names];

    [Fact]
    public void Reference_Committed_IsWhatTheSourceGives() => Repository.AssertGolden("docs/file-format.md", ConfigSchema.Reference);

    [Fact]
    public void JsonSchema_Committed_IsWhatTheSourceGives() => Repository.AssertGolden(
        "docs/schema/vppilot-1.schema.json", ConfigSchema.JsonSchema);

    [Fact]
    public void JsonSchema_DocumentWithEverything_IsValid() =>
        Assert.Empty(JsonSchemaCheck.Problems(DocumentJson.Of(Repository.Read("tests/Controller.Core.Tests/Documents/everything.yaml"))));

    /// <summary>An editor that has the schema and the reader that has the format agree on the shape of every scenario.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    public void JsonSchema_Scenario_AgreesWithTheReader(string name)
    {
        var scenario = ScenarioFile.Read(name);
        if (DocumentJson.Of(scenario.Document) is not { } json)
            return;

        var problems = JsonSchemaCheck.Problems(json);

        var wrongShape = ConfigReader.Read(scenario.Document).Findings.Where(finding => ShapeCodes.Contains(finding.Code)).ToList();
        Assert.True(
            problems.Count > 0 == wrongShape.Count > 0, $"reader: {string.Join("; ", wrongShape)}\nschema: {string.Join("; ", problems)}");
    }

    [Fact]
    public void FindingCatalog_Codes_AreThoseThatThereAre()
    {
        var codes = typeof(FindingCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(codes, FindingCatalog.All.Select(meaning => meaning.Code));
    }
}
