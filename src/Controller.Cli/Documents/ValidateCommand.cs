using System.CommandLine;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Cli.Documents;

/// <summary><c>vppilot validate FILE</c>: all Findings, offline, and those that only the server can make when it can be asked.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliHost host)
    {
        var file = SourceFileReader.Argument();
        var offline = new Option<bool>("--offline") { Description = "Do not ask the server: check only what the file itself can tell." };
        var command = new ManualCommand("validate", "Check a file and list everything that is wrong with it. Changes nothing.", ManualText.Validate) { file, offline };
        host.Bind(command, (session, parse, cancellationToken)
            => RunAsync(session, parse.GetRequiredValue(file), parse.GetValue(offline), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliSession session, string path, bool offline, CancellationToken cancellationToken)
    {
        var file = await SourceFileReader.ReadAsync(path, session.Console, cancellationToken);
        var findings = OfflineValidation.Validate(file);
        if (!offline && file.Rejection is null)
            findings = Merge(findings, await AskServerAsync(session, file, cancellationToken));

        var valid = !findings.Any(FindingPrinter.IsError);
        if (session.Json)
            session.WriteJson(new ValidationResult(valid, findings), RestJsonContext.Default.ValidationResult);
        else
            Print(session, file, findings, valid);
        return valid ? ExitCode.Ok : ExitCode.Error;
    }

    private static void Print(CliSession session, SourceFile file, IReadOnlyList<FindingView> findings, bool valid)
    {
        FindingPrinter.Print(session.Error, file, findings);
        var count = FindingPrinter.Count(findings);
        if (!valid)
            session.Error.Line($"{file.Name} has {count}.");
        else
            session.Out.Line(Piece.Strong(file.Name), " is ", Piece.Good("valid"), count is null ? "." : $", with {count}.");
    }

    // What only the server knows: whether VPP has the hardware interfaces, whether the node is the one that the file names.
    private static async Task<IReadOnlyList<FindingView>> AskServerAsync(CliSession session, SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            return (await session.Client.ValidateAsync(file.Document, cancellationToken)).Findings;
        }
        catch (ControllerProblemException problem)
        {
            session.Error.Line(Piece.Quiet($"note: checked without the server, so nothing about this VPP: {problem.Message}"));
            return [];
        }
    }

    // The server repeats what the offline check found; document order, and each thing said once.
    private static IReadOnlyList<FindingView> Merge(IReadOnlyList<FindingView> offline, IReadOnlyList<FindingView> server)
        => server.Count == 0 ? offline : [.. offline.Union(server).OrderBy(static finding => finding.Line).ThenBy(static finding => finding.Column)];
}
