namespace Controller.Cli.Tests.Manual;

public sealed class ManualTests
{
    [Theory]
    [InlineData("root")]
    [InlineData("validate", "validate")]
    [InlineData("plan", "plan")]
    [InlineData("apply", "apply")]
    [InlineData("confirm", "confirm")]
    [InlineData("extend", "extend")]
    [InlineData("revert", "revert")]
    [InlineData("rollback", "rollback")]
    [InlineData("diff", "diff")]
    [InlineData("history", "history")]
    [InlineData("gather", "gather")]
    [InlineData("show", "show")]
    [InlineData("show-interfaces", "show", "interfaces")]
    [InlineData("show-sessions", "show", "sessions")]
    [InlineData("show-revision", "show", "revision")]
    [InlineData("show-drift", "show", "drift")]
    [InlineData("watch", "watch")]
    [InlineData("api", "api")]
    [InlineData("api-ls", "api", "ls")]
    [InlineData("api-call", "api", "call")]
    [InlineData("api-trace", "api", "trace")]
    [InlineData("api-trace-record", "api", "trace", "record")]
    [InlineData("api-trace-show", "api", "trace", "show")]
    [InlineData("api-replay", "api", "replay")]
    [InlineData("schema", "schema")]
    [InlineData("version", "version")]
    [InlineData("completion", "completion")]
    public async Task Help_OfEveryCommand_Teaches(string name, params string[] command)
    {
        var run = await CliRun.PipedAsync(null, [.. command, "--help"]);

        Assert.Equal(0, run.ExitCode);
        Golden.Verify($"help-{name}", run);
    }

    [Theory]
    [InlineData("error: Unrecognized command or argument 'pln'.\nDid you mean 'plan'?\nTry 'vppilot --help'.\n", "pln", "lab.yaml")]
    [InlineData("error: Unrecognized command or argument 'sesions'.\nDid you mean 'sessions'?\nTry 'vppilot show --help'.\n", "show", "sesions")]
    [InlineData("error: Unrecognized command or argument 'b'.\nTry 'vppilot plan --help'.\n", "plan", "a", "b")]
    [InlineData("error: Required argument 'FILE' missing for command: 'plan'.\nTry 'vppilot plan --help'.\n", "plan")]
    public async Task Usage_WhenWrong_SaysWhatWasMeantOnStandardError(string expected, params string[] args)
    {
        var run = await CliRun.PipedAsync(null, args);

        Assert.Equal(new CliRun(1, string.Empty, expected), run);
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("interfaces", "show")]
    public async Task Usage_WithoutACommand_ListsThemOnStandardError(string expected, params string[] args)
    {
        var run = await CliRun.PipedAsync(null, args);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains($"\n  {expected} ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o filenames -F _vppilot vppilot")]
    [InlineData("zsh", "#compdef vppilot")]
    [InlineData("fish", "complete -c vppilot")]
    public async Task Completion_OfAKnownShell_IsAScript(string shell, string expected)
    {
        var run = await CliRun.PipedAsync(null, "completion", shell);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_OfAnotherShell_IsAUsageError()
    {
        var run = await CliRun.PipedAsync(null, "completion", "tcsh");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'tcsh'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggest_AfterAWord_NamesTheCommands()
    {
        var run = await CliRun.PipedAsync(null, "[suggest:14]", "vppilot show i");

        Assert.Contains("interfaces", run.Out.Split('\n'));
    }
}
