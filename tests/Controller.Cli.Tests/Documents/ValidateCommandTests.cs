using System.Text.Json;
using Controller.Contracts.Rest;
using TestKit;

namespace Controller.Cli.Tests.Documents;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Good = "vppilot: 1\ninterfaces:\n  lan: { type: loopback }\n";

    private readonly LabFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Validate_OfAFileWithErrors_ListsThemAllAndExits1(bool terminal)
    {
        await File.WriteAllTextAsync(
            _file.Path,
            """
            vppilot: 1
            interfaces:
              lan:
                type: af-packet
                host-interface: vpp-lan
                mtuu: 1500
                addresses: [10.0.0.1/24, 10.0.0.2/24]
              lan:
                type: loopback
            nat44:
              interfaces: { lan: inside, wan: outside }
              static-mappings:
                web: { local: "10.0.0.2:80", external: "198.51.100.10:8080" }

            """);

        var run = await CliRun.RunAsync(new CliSetup { Terminal = terminal }, "validate", "--offline", _file.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Golden.Verify(terminal ? "validate-terminal" : "validate", run with { Error = _file.Anonymous(run.Error) });
    }

    [Fact]
    public async Task Validate_OfAGoodFileWithoutAServer_SaysThatTheServerWasNotAsked()
    {
        await File.WriteAllTextAsync(_file.Path, Good);

        var run = await CliRun.PipedAsync(null, "validate", _file.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"{_file.Path} is valid.\n", run.Out);
        Assert.StartsWith("note: checked without the server, so nothing about this VPP: No server at http://127.0.0.1:1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_Offline_AsksNobody()
    {
        await using var server = await FakeController.StartAsync();
        await File.WriteAllTextAsync(_file.Path, Good);

        var run = await CliRun.PipedAsync(server.Address, "validate", "--offline", _file.Path);

        Assert.Equal(new CliRun(0, $"{_file.Path} is valid.\n", string.Empty), run);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Validate_WithAServer_AddsWhatOnlyTheServerKnows()
    {
        await using var server = await FakeController.StartAsync();
        await File.WriteAllTextAsync(_file.Path, Good);
        server.OnJson(
            RestPaths.Validate,
            new ValidationResult(true, [new("warning", "wrong-node", "node", 1, 1, "This is another node.")]),
            RestJsonContext.Default.ValidationResult);

        var run = await CliRun.PipedAsync(server.Address, "validate", _file.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"{_file.Path} is valid, with 1 warning.\n", run.Out);
        Assert.Equal($"{_file.Path}:1:1: warning wrong-node: This is another node.\n    1 | vppilot: 1\n      | ^ node\n", run.Error);
    }

    [Fact]
    public async Task Validate_WhatBothFind_IsSaidOnce()
    {
        await using var server = await FakeController.StartAsync();
        var offline = await CliRun.PipedAsync(server.Address, "validate", "--offline", "--json", _file.Path);
        var found = JsonSerializer.Deserialize(offline.Out, RestJsonContext.Default.ValidationResult)!;
        server.OnJson(
            RestPaths.Validate,
            found with { Findings = [.. found.Findings, new("error", "hardware-missing", "interfaces.lan", 3, 3, "VPP has no such interface.")] },
            RestJsonContext.Default.ValidationResult);

        var run = await CliRun.PipedAsync(server.Address, "validate", "--json", _file.Path);
        var both = JsonSerializer.Deserialize(run.Out, RestJsonContext.Default.ValidationResult)!;

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.False(both.Valid);
        Assert.Equal(found.Findings.Count + 1, both.Findings.Count);
        Assert.Equal(both.Findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column), both.Findings);
    }

    [Theory]
    [InlineData("a: [", "not-yaml")]
    [InlineData("", "empty-document")]
    [InlineData("\u0001}{", "wrong-type")]
    public async Task Validate_OfWhatIsNoDocument_IsAFinding(string text, string code)
    {
        var run = await CliRun.RunAsync(new CliSetup { Input = text }, "validate", "--offline", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($": error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("<stdin>:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_OfTenThousandLevels_IsAFinding()
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);

        var run = await CliRun.RunAsync(new CliSetup { Input = $"vppilot: {deep}\n" }, "validate", "--offline", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error too-deep: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_IsTheCommittedOne()
    {
        var run = await CliRun.PipedAsync(null, "schema");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((await File.ReadAllTextAsync(RepositoryRoot.File("docs/schema/vppilot-1.schema.json"))).TrimEnd('\n') + "\n", run.Out);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", JsonDocument.Parse(run.Out).RootElement.GetProperty("$schema").GetString());
    }
}
