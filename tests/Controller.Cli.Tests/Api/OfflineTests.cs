namespace Controller.Cli.Tests.Api;

/// <summary>What needs no VPP.</summary>
public sealed class OfflineTests
{
    [Theory]
    [InlineData("ls", "api", "ls", "--offline", "nat44_ed_*interface*")]
    [InlineData("ls-verbose", "api", "ls", "--offline", "--verbose", "ip_route_add_del")]
    [InlineData("ls-json", "api", "ls", "--offline", "--json", "memif_create_v2")]
    public async Task List_Offline_IsThatOfThisRelease(string name, params string[] args)
        => Golden.Verify($"api-{name}", await CliRun.PipedAsync(null, args));

    [Theory]
    [InlineData("error: Cannot connect to VPP at /nowhere/api.sock: ", "call", "show_version")]
    [InlineData("error: Cannot connect to VPP at /nowhere/api.sock: ", "ls")]
    [InlineData("error: Cannot connect to VPP at /nowhere/api.sock: ", "trace", "record", "/nowhere/file")]
    [InlineData("error: Could not find ", "trace", "show", "/nowhere/file")]
    [InlineData("error: Could not find ", "call", "show_version", "@/nowhere/file")]
    [InlineData("error: --window must be from 1 to 256.", "replay", "x", "--window", "0")]
    [InlineData("error: --max-size must be from 1 to 1048576 MiB.", "trace", "record", "x", "--max-size", "0")]
    [InlineData("error: --timeout must be a number of seconds above 0.", "call", "x", "--timeout", "-1")]
    public async Task Command_ThatCannotWork_SaysWhyOnStandardError(string error, params string[] args)
    {
        var run = await ApiScenarios.RunAsync("/nowhere/api.sock", args);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Out));
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a bug in vppilot", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfSomethingElse_SaysThatItIsNoRecording()
    {
        using var file = new LabFile();

        var run = await CliRun.PipedAsync(null, "api", "trace", "show", file.Path);

        Assert.Equal(new CliRun(1, string.Empty, "error: lab.yaml: At byte 0: this is no recording of 'vppilot api trace'.\n"), run with { Error = file.Anonymous(run.Error) });
    }
}
