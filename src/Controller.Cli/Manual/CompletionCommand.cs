using System.CommandLine;

namespace Controller.Cli.Manual;

/// <summary><c>vppilot completion SHELL</c>: scripts that ask <c>vppilot [suggest]</c> for what comes next.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _vppilot() {
          local word=${COMP_WORDS[COMP_CWORD]} IFS=$'\n'
          COMPREPLY=($(compgen -W "$(vppilot "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
          [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
        }
        complete -o filenames -F _vppilot vppilot
        """;

    private const string Zsh = """
        #compdef vppilot
        _vppilot() {
          local -a words_found
          words_found=("${(@f)$(vppilot "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -- $words_found || _files
        }
        compdef _vppilot vppilot
        """;

    private const string Fish = """
        complete -c vppilot -a '(vppilot "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
        """;

    public static Command Create(CliHost host)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new ManualCommand("completion", "Print a completion script for a shell.", ManualText.Completion) { shell };
        host.Bind(command, (session, parse, _) =>
        {
            session.Out.Writer.WriteLine(parse.GetRequiredValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Fish });
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }
}
