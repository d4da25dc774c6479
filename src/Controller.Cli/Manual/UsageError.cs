using System.CommandLine;
using Controller.Cli.Terminal;

namespace Controller.Cli.Manual;

/// <summary>A command line that is none: says what is wrong, what was perhaps meant, and where to read more. All on standard error.</summary>
internal static class UsageError
{
    public static int Report(ParseResult parse, CliConsole console)
    {
        var command = parse.CommandResult.Command;
        var unknown = parse.UnmatchedTokens is [var first, ..] ? first : null;
        if (command.Subcommands.Count > 0 && unknown is null)
        {
            // `vppilot` or `vppilot show` alone: the list of commands is the answer.
            var words = ManualHelp.FullName(command).Split(' ').Skip(1);
            parse.RootCommandResult.Command.Parse([.. words, "--help"]).Invoke(new InvocationConfiguration { Output = console.Error, Error = console.Error });
            return ExitCode.Error;
        }

        // An unknown command is told as such, without "a command is required" and without the words that belonged to it.
        var told = unknown is null || command.Subcommands.Count == 0
            ? parse.Errors
            : parse.Errors.Where(error => error.Message.Contains($"'{unknown}'", StringComparison.Ordinal));
        foreach (var error in told)
            console.Error.WriteLine($"error: {TerminalText.Clean(error.Message)}");
        if (unknown is not null && Closest(command, unknown) is { } meant)
            console.Error.WriteLine($"Did you mean '{meant}'?");
        console.Error.WriteLine($"Try '{ManualHelp.FullName(command)} --help'.");
        return ExitCode.Error;
    }

    private static string? Closest(Command command, string word) => command.Subcommands
        .Select(static candidate => candidate.Name)
        .Concat(command.Options.Select(static candidate => candidate.Name))
        .Select(candidate => (Name: candidate, Distance: EditDistance.Between(candidate, word)))
        .Where(candidate => candidate.Distance <= Math.Max(1, word.Length / 3))
        .OrderBy(static candidate => candidate.Distance)
        .Select(static candidate => candidate.Name)
        .FirstOrDefault();
}
