using System.Text.Json;
using Controller.Contracts.Rest;

namespace Controller.Cli.Tests.Show;

public sealed class ShowCommandTests
{
    public static TheoryData<string, string[]> Commands() => new()
    {
        { "status", ["status"] },
        { "interfaces", ["interfaces"] },
        { "interfaces-wide", ["interfaces", "--wide"] },
        { "interfaces-counters", ["interfaces", "--counters"] },
        { "routes", ["routes"] },
        { "nat", ["nat"] },
        { "mappings", ["mappings"] },
        { "users", ["users"] },
        { "sessions", ["sessions"] },
        { "revisions", ["revisions"] },
        { "revision", ["revision", "7"] },
        { "revision-plan", ["revision", "7", "--plan"] },
        { "stats", ["stats"] },
        { "snapshot", ["snapshot"] },
        { "drift", ["drift"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Show_OnAPipe_IsPlain(string name, string[] args)
    {
        await using var server = await StartLabAsync();

        var run = await CliRun.PipedAsync(server.Address, ["show", .. args]);

        Assert.Equal(name == "drift" ? 2 : 0, run.ExitCode);
        Assert.DoesNotContain('\e', run.Out);
        Golden.Verify($"show-{name}", run);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Show_OnATerminal_IsFramedAndInColour(string name, string[] args)
    {
        await using var server = await StartLabAsync();

        var run = await CliRun.OnTerminalAsync(server.Address, ["show", .. args]);

        Golden.Verify($"show-{name}-terminal", run);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Show_Json_IsWhatTheServerSent(string name, string[] args)
    {
        await using var server = await StartLabAsync();
        using var http = new HttpClient();

        var run = await CliRun.PipedAsync(server.Address, ["show", .. args, "--json"]);

        var rest = await http.GetStringAsync(server.Address + server.Requests[0].Target);
        Assert.Equal(rest + "\n", run.Out);
        Assert.Empty(run.Error);
        Assert.NotEmpty(name);
    }

    [Theory]
    [InlineData("interfaces")]
    [InlineData("interfaces", "--wide")]
    [InlineData("interfaces", "--counters")]
    [InlineData("mappings")]
    [InlineData("users")]
    [InlineData("sessions")]
    public async Task Show_OnAPipe_HasTheSameNumberOfFieldsInEveryRow(params string[] args)
    {
        await using var server = await StartLabAsync();

        var run = await CliRun.PipedAsync(server.Address, ["show", .. args]);

        var fields = run.Out.TrimEnd('\n').Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Single(fields.Distinct());
    }

    [Fact]
    public async Task Show_OnATerminalWithoutColour_IsFramedAndHasNoEscapes()
    {
        await using var server = await StartLabAsync();

        var run = await CliRun.OnTerminalAsync(server.Address, "show", "users", "--no-color");

        Assert.StartsWith("╭──────────┬─────┬──────────┬────────╮\n│ Address  │ VRF │ Sessions │ Static │\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Out);
    }

    [Fact]
    public async Task Show_OnANarrowTerminal_IsAligned()
    {
        await using var server = await StartLabAsync();

        var run = await CliRun.RunAsync(new CliSetup { Server = server.Address, Terminal = true, Columns = 30 }, "show", "users", "--no-color");

        Assert.Equal("ADDRESS   VRF  SESSIONS  STATIC\n10.0.0.2    0      4200       3\n10.0.0.9   10        28       0\n", run.Out);
    }

    [Fact]
    public async Task Show_Json_OnATerminal_IsIndented()
    {
        await using var server = await StartLabAsync();

        var run = await CliRun.OnTerminalAsync(server.Address, "show", "users", "--json");

        Assert.StartsWith("[\n  {\n    \"address\": \"10.0.0.2\"", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, JsonDocument.Parse(run.Out).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Show_Sessions_SendsEveryFilter()
    {
        await using var server = await StartLabAsync();

        await CliRun.PipedAsync(server.Address, "show", "sessions", "--user", "10.0.0.2", "--vrf", "10", "--filter", ":443 x", "--limit", "20", "--cursor", "10.0.0.9|2");

        Assert.Equal($"{RestPaths.Nat44Sessions}?user=10.0.0.2&vrf=10&filter=%3A443%20x&limit=20&cursor=10.0.0.9%7C2", Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task Show_Sessions_SaysOnStandardErrorHowToGetTheRest()
    {
        await using var server = await StartLabAsync();

        var run = await CliRun.PipedAsync(server.Address, "show", "sessions");

        Assert.Equal("2 of 4231. Next page: --cursor 10.0.0.9|2\n", run.Error);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("many")]
    public async Task Show_Sessions_WithABadLimit_IsAUsageError(string limit)
    {
        var run = await CliRun.PipedAsync(null, "show", "sessions", "--limit", limit);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--limit", run.Error, StringComparison.Ordinal);
        Assert.Contains("Try 'vppilot show sessions --help'.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ARevisionThatIsNotThere_IsAnError()
    {
        await using var server = await FakeController.StartAsync();
        server.OnProblem($"{RestPaths.Revisions}/99", ProblemCodes.NotFound, "No revision 99.", 404);

        var run = await CliRun.PipedAsync(server.Address, "show", "revision", "99");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: There is no revision 99.\n", run.Error);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Show_ARevisionOnAPipe_IsTheDocumentByteForByte()
    {
        await using var server = await StartLabAsync();
        server.OnJson($"{RestPaths.Revisions}/8", Canned.Revision() with { Document = "vppilot: 1\r\n\t# \e[31m, no newline" }, RestJsonContext.Default.RevisionView);

        var run = await CliRun.PipedAsync(server.Address, "show", "revision", "8");

        Assert.Equal("vppilot: 1\r\n\t# \e[31m, no newline", run.Out);
    }

    [Fact]
    public async Task Show_Drift_WhenThereIsNone_Exits0()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Drift, Canned.EmptyPlan(), RestJsonContext.Default.PlanView);

        var run = await CliRun.PipedAsync(server.Address, "show", "drift");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("No drift. VPP has what the committed Revision asks for.\n", run.Out);
    }

    [Theory]
    [InlineData("status-down")]
    [InlineData("status-simulated")]
    [InlineData("status-applying")]
    public async Task Show_Status_InOtherStates(string name)
    {
        await using var server = await FakeController.StartAsync();
        var status = name switch
        {
            "status-down" => Canned.Down(),
            "status-simulated" => Canned.Simulated(),
            _ => Canned.Status(NodeState.Applying, apply: new ApplyProgress(2, 6, "interface/lan", "VPP refused")),
        };
        server.OnJson(RestPaths.Status, status, RestJsonContext.Default.NodeStatus);

        Golden.Verify($"show-{name}", await CliRun.PipedAsync(server.Address, "show", "status"));
    }

    [Fact]
    public async Task Show_NatThatIsNotEnabled_SaysWhy()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Nat44, Canned.Nat() with { Enabled = false }, RestJsonContext.Default.Nat44View);
        var off = await CliRun.PipedAsync(server.Address, "show", "nat");
        server.OnJson(RestPaths.Nat44, Canned.Nat() with { Enabled = false, Available = false }, RestJsonContext.Default.Nat44View);
        var missing = await CliRun.PipedAsync(server.Address, "show", "nat");

        Assert.Equal("nat44  not enabled\n", off.Out);
        Assert.Equal("nat44  this VPP has no NAT plugin loaded\n", missing.Out);
    }

    private static async Task<FakeController> StartLabAsync()
    {
        var json = RestJsonContext.Default;
        return (await FakeController.StartAsync())
            .OnJson(RestPaths.Status, Canned.Status(), json.NodeStatus)
            .OnJson(RestPaths.Interfaces, Canned.Interfaces(), json.IReadOnlyListInterfaceView)
            .OnJson(RestPaths.Routes, Canned.Routes(), json.IReadOnlyListRouteView)
            .OnJson(RestPaths.Nat44, Canned.Nat(), json.Nat44View)
            .OnJson(RestPaths.Nat44Mappings, Canned.Mappings(), json.IReadOnlyListNat44MappingView)
            .OnJson(RestPaths.Nat44Users, Canned.Users(), json.IReadOnlyListNat44UserView)
            .OnJson(RestPaths.Nat44Sessions, Canned.Sessions(), json.PageOfNat44SessionView)
            .OnJson(RestPaths.Revisions, Canned.Revisions(), json.PageOfRevisionSummary)
            .OnJson($"{RestPaths.Revisions}/7", Canned.Revision(), json.RevisionView)
            .OnJson(RestPaths.Stats, Canned.Stats(), json.StatsView)
            .OnJson(RestPaths.Snapshot, Canned.Snapshot(), json.SnapshotView)
            .OnJson(RestPaths.Drift, Canned.Plan(), json.PlanView);
    }
}
