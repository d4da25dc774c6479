using System.CommandLine;
using System.Text.Json;
using Controller.Cli.Terminal;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Cli;

/// <summary>Runs a command's work in a session of its own. The one door through which every error leaves.</summary>
internal sealed class CliHost(CliConsole console, GlobalOptions options)
{
    /// <summary>Makes a command run <paramref name="work"/>, which answers with an <see cref="ExitCode"/>.</summary>
    public void Bind(Command command, Func<CliSession, ParseResult, CancellationToken, Task<int>> work)
        => command.SetAction((parse, cancellationToken) => RunAsync(work, parse, cancellationToken));

    private async Task<int> RunAsync(
        Func<CliSession, ParseResult, CancellationToken, Task<int>> work, ParseResult parse, CancellationToken cancellationToken)
    {
        using var session = new CliSession(
            console, parse.GetValue(options.Server), parse.GetValue(options.Json), parse.GetValue(options.NoColor), parse.GetValue(options.Debug));
        try
        {
            return await work(session, parse, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            session.Error.Line(Piece.Quiet("Cancelled."));
            return ExitCode.Error;
        }
        catch (ControllerProblemException problem)
        {
            Report(session, problem);
            return ExitCode.Error;
        }
        catch (CliError error)
        {
            Report(session, error, error.Message);
            return ExitCode.Error;
        }
#pragma warning disable CA1031 // The last stop before the user: whatever it is, it is said in a sentence and ends with exit code 1.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Report(session, error, $"{error.Message} (a bug in vppilot: {error.GetType().Name}; --debug shows where)");
            return ExitCode.Error;
        }
    }

    private static void Report(CliSession session, ControllerProblemException problem)
    {
        if (session.Json)
        {
            // Scripts want the code; it goes to standard error because standard output is for results.
            session.Error.Writer.WriteLine(JsonSerializer.Serialize(
                new ProblemView(problem.Code, Title: null, problem.Message, problem.Status), RestJsonContext.Default.ProblemView));
            return;
        }

        Report(session, problem, problem.Message);
        if (HintFor(problem.Code) is { } hint)
            session.Error.Line(Piece.Quiet(hint));
    }

    private static void Report(CliSession session, Exception error, string message)
    {
        session.Error.Line(Piece.Bad("error: "), message);
        if (session.Debug)
            session.Error.Writer.WriteLine(error);
    }

    private static string? HintFor(string code) => code switch
    {
        ProblemCodes.VppDisconnected => "'vppilot show status' says which socket the server tries and why it fails.",
        ProblemCodes.ApplyInProgress => "'vppilot watch' shows how far it is.",
        ProblemCodes.DatabaseUnavailable => "'vppilot show status' says why. VPP goes on forwarding meanwhile.",
        ProblemCodes.LockOut => "If you do know: --i-know, best with --confirm 10m, so that it comes back by itself.",
        ProblemCodes.PlanStale => "'vppilot plan' makes a new one.",
        ProblemCodes.ConfirmationPending => "'vppilot confirm' keeps it, 'vppilot revert' gives it up.",
        ProblemCodes.Internal => "The server's log has more.",
        _ => null,
    };
}
