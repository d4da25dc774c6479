using Controller.Core.Gathering;
using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;
using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Tests;

public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. ScenarioFile.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_Scenario_GivesItsFindingsAndPlan(string name)
    {
        var scenario = ScenarioFile.Read(name);
        var reading = scenario.Reading();
        var findings = reading.Findings.Select(Describe).ToList();
        var plan = reading.Config is null ? null : PlanOf(scenario, reading.Config).Steps.Select(Describe).ToList();
        var (expected, actual) = (Text(scenario.Header.Findings, scenario.Header.Plan), Text(findings, plan));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && expected != actual)
            scenario.Update(findings, plan);
        else
            Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_ScenarioAsJson_GivesTheSameFindings(string name)
    {
        var scenario = ScenarioFile.Read(name);
        var reading = ConfigReader.Read(scenario.Document, facts: scenario.Facts);
        if (scenario.Header.State is not null || DocumentJson.Of(scenario.Document) is not { } json)
            return;

        var fromJson = ConfigReader.Read(json.ToJsonString(), ConfigFormat.Json, scenario.Facts);

        Assert.Equal(Unplaced(reading), Unplaced(fromJson));
        Assert.Equal(reading.Config, fromJson.Config);
        static List<string> Unplaced(ConfigReading reading) =>
            [.. reading.Findings.Select(finding => $"{finding.Code} {finding.Path}").Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reference_FindingsOfScenario_HaveTheSeverityOfTheCatalog(string name)
    {
        var scenario = ScenarioFile.Read(name);
        Assert.All(
            scenario.Reading().Findings,
            finding => Assert.Equal(FindingCatalog.All.Single(meaning => meaning.Code == finding.Code).Severity, finding.Severity));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_ScenarioOfAPart_IsTheTextOfBoth(string name)
    {
        var scenario = ScenarioFile.Read(name);
        if (scenario.Header.State is null)
            return;
        var text = scenario.Reading() is { Config: not null } reading ? reading.Text!.TrimStart('\n') : "";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && text != scenario.Merged)
            scenario.UpdateMerged(text);
        else
            Assert.Equal(text, scenario.Merged);
        if (text.Length > 0)
            Assert.Equal(scenario.Reading().Config, ConfigReader.Read(text, facts: scenario.Facts).Config);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gather_WhatAScenarioAsksFor_IsADocumentThatAsksForTheSame(string name)
    {
        var scenario = ScenarioFile.Read(name);
        if (scenario.Reading().Config is not { } config)
            return;
        var resources = ResourceExpansion.Expand(config);
        var gathered = ConfigReader.Read(ResourceDocument.Write(resources), facts: scenario.Facts);
        Assert.True(gathered.IsValid, $"{string.Join('\n', gathered.Findings)}\n{ResourceDocument.Write(resources)}");
        var snapshot = Snapshot.Of(resources, resources);
        Assert.Empty(Planner.Plan(ResourceExpansion.Expand(gathered.Config!), snapshot).Steps);
    }

    private static string Text(IEnumerable<string> findings, IEnumerable<string>? plan) =>
        $"{string.Join('\n', findings)}\n{(plan is null ? "no plan" : string.Join('\n', plan))}";

    private static Plan PlanOf(ScenarioFile scenario, NodeConfig config)
    {
        if (string.IsNullOrWhiteSpace(scenario.Before))
            return Planner.Plan(ResourceExpansion.Expand(config), Snapshot.Empty);
        var before = ConfigReader.Read(scenario.Before);
        Assert.True(before.Config is not null, string.Join('\n', before.Findings));
        var resources = ResourceExpansion.Expand(before.Config);
        Assert.All(scenario.Header.Foreign, path => Assert.Contains(resources, resource => resource.Key.Path == path));
        bool IsForeign(Resource resource) => scenario.Header.Foreign.Contains(resource.Key.Path);
        var snapshot = Snapshot.Of(
            resources.Select(resource => IsForeign(resource) && resource is NamedResource named ? named with { Tag = null } : resource),
            new ResourceSet(resources.Where(resource => !IsForeign(resource))));
        return Planner.Plan(ResourceExpansion.Expand(config), snapshot);
    }

    private static string Describe(Finding finding) =>
        $"{finding.Severity.ToWord()} {finding.Code} {finding.Path} {finding.Line}:{finding.Column}";

    private static string Describe(PlanStep step)
    {
        var differences = step.Operation == StepOperation.Update
            ? $" ({string.Join(", ", step.Differences.Select(difference => $"{difference.Name}: {difference.Before ?? "-"} -> {difference.After ?? "-"}"))})"
            : "";
        return $"{step.Operation.ToWord()} {step.Key} {step.Impact.ToWord()}{differences}{(step.Reason is null ? "" : $" # {step.Reason}")}";
    }
}
