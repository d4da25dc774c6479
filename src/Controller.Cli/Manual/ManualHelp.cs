using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Controller.Cli.Terminal;

namespace Controller.Cli.Manual;

/// <summary>The usual help, then the command's manual.</summary>
internal sealed class ManualHelp : SynchronousCommandLineAction
{
    private const int WidthOnPipe = 100;

    private readonly HelpAction _usual;

    public ManualHelp(HelpAction usual, CliConsole console)
    {
        _usual = usual;
        _usual.MaxWidth = console.OutputIsTerminal ? console.Size().Columns : WidthOnPipe;
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = _usual.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var manual = command switch
        {
            ManualCommand taught => taught.Manual,
            RootCommand => ManualText.Root,
            _ => null,
        };
        if (manual is not null)
            parseResult.InvocationConfiguration.Output.WriteLine(manual);
        return exitCode;
    }

    /// <summary>A command's name with those of its parents: <c>vppilot show sessions</c>.</summary>
    public static string FullName(Command command)
    {
        var names = new List<string>();
        for (Symbol? symbol = command; symbol is not null; symbol = symbol.Parents.FirstOrDefault())
            names.Insert(0, symbol is RootCommand ? "vppilot" : symbol.Name);
        return string.Join(' ', names);
    }
}
