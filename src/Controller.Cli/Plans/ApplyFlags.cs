using System.CommandLine;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary>The options that every command has which changes VPP.</summary>
internal sealed class ApplyFlags
{
    private readonly Option<string?> _comment = new("--comment", "-m") { Description = "Comment of the Revision.", HelpName = "TEXT" };

    private readonly Option<TimeSpan?> _confirm = DurationOption.Create(
        "--confirm", "Go back by itself after TIME (90s, 10m, 2h) unless 'vppilot confirm' is said in time.");

    private readonly Option<bool> _iKnow = new("--i-know") { Description = "Do it although it cuts the session by which it is asked for." };

    private readonly Option<bool> _yes = new("--yes", "-y")
    {
        Description = "Do not ask. Needed where nobody can be asked: in scripts, with --json, with FILE -.",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_comment);
        command.Add(_confirm);
        command.Add(_iKnow);
        command.Add(_yes);
    }

    /// <summary>True when nobody is to be asked.</summary>
    public bool IsYes(ParseResult parse) => parse.GetValue(_yes);

    /// <summary>What was given.</summary>
    public ApplyOptions Of(CliSession session, ParseResult parse) => new(parse.GetValue(_comment), AuthorOf(session), parse.GetValue(_confirm), IKnow: parse.GetValue(_iKnow));

    /// <summary>A name for the record, no proof of who it is: there are no accounts yet. Behind sudo, the person and not root.</summary>
    public static string? AuthorOf(CliSession session)
    {
        var environment = session.Console.Environment;
        return environment("SUDO_USER") is { Length: > 0 } person ? person
            : environment("USER") is { Length: > 0 } user ? user
            : null;
    }
}
