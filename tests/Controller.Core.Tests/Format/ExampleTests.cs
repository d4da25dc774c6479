using Controller.Core.Planning;
using Controller.Core.Resources;
using Controller.Core.Yaml;

namespace Controller.Core.Tests.Format;

public sealed class ExampleTests
{
    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Repository.PathOf("examples"), "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_Example_HasNoFindings(string name)
    {
        var reading = ConfigReader.Read(Repository.Read($"examples/{name}"));

        Assert.Empty(reading.Findings);
        Assert.NotEmpty(Planner.Plan(ResourceExpansion.Expand(reading.Config!), Snapshot.Empty).Steps);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void JsonSchema_Example_IsValid(string name) =>
        Assert.Empty(JsonSchemaCheck.Problems(DocumentJson.Of(Repository.Read($"examples/{name}"))));
}
