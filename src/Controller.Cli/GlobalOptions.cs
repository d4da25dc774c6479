using System.CommandLine;
using Controller.Cli.Server;

namespace Controller.Cli;

/// <summary>Options that every command takes.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Server { get; } = new("--server")
    {
        Description = $"Address of the server. Default: ${ServerAddress.Variable}, else {ServerAddress.Default}.",
        HelpName = "URL",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the server's JSON instead of text; nothing else goes to standard output.",
        Recursive = true,
    };

    public Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "No colour. So do NO_COLOR, TERM=dumb and an output that is not a terminal.",
        Recursive = true,
    };

    public Option<bool> Debug { get; } = new("--debug")
    {
        Description = "Show stack traces with errors.",
        Recursive = true,
    };
}
