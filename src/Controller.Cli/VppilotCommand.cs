using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Controller.Cli.Api;
using Controller.Cli.Documents;
using Controller.Cli.Manual;
using Controller.Cli.Plans;
using Controller.Cli.Server;
using Controller.Cli.Show;
using Controller.Cli.Terminal;
using Controller.Cli.Watch;

namespace Controller.Cli;

/// <summary>The command tree.</summary>
internal static class VppilotCommand
{
    /// <summary>Runs one command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliConsole console, CancellationToken cancellationToken = default)
    {
        // A leading @ belongs to the name of a file here, not to a file of arguments.
        var parse = Create(console).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parse.Action is ParseErrorAction)
            return UsageError.Report(parse, console);
        return await parse.InvokeAsync(
            new InvocationConfiguration
            {
                Output = console.Output,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,
                // Ctrl-C cancels the command's token; it has this long to say its last sentence.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
            },
            cancellationToken);
    }

    public static RootCommand Create(CliConsole console)
    {
        var options = new GlobalOptions();
        var host = new CliHost(console, options);
        var root = new RootCommand(ManualText.Summary)
        {
            HelpName = "vppilot",
            Options = { options.Server, options.Json, options.NoColor, options.Debug },
        };
        root.Add(ValidateCommand.Create(host));
        root.Add(PlanCommand.Create(host));
        root.Add(ApplyCommand.Create(host));
        root.Add(ConfirmCommands.CreateConfirm(host));
        root.Add(ConfirmCommands.CreateExtend(host));
        root.Add(ConfirmCommands.CreateRevert(host));
        root.Add(RollbackCommand.Create(host));
        root.Add(DiffCommand.Create(host));
        root.Add(HistoryCommand.Create(host));
        root.Add(GatherCommand.Create(host));
        root.Add(ShowCommand.Create(host));
        root.Add(WatchCommand.Create(host));
        root.Add(ApiCommand.Create(host));
        root.Add(SchemaCommand.Create(host));
        root.Add(VersionCommand.Create(host));
        root.Add(CompletionCommand.Create(host));
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new ManualHelp((HelpAction)help.Action!, console);
            help.Aliases.Remove("/h");
            help.Aliases.Remove("/?");
        }

        foreach (var version in root.Options.OfType<VersionOption>())
            version.Action = new ClientVersionAction();
        return root;
    }
}
