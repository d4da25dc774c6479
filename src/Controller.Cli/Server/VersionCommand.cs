using System.CommandLine;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Cli.Server;

/// <summary><c>vppilot version</c>: of this command, and of the server and its VPP when they can be asked.</summary>
internal static class VersionCommand
{
    public static Command Create(CliHost host)
    {
        var command = new ManualCommand("version", "Print the versions of this command, the server and VPP.", ManualText.Version);
        host.Bind(command, (session, _, cancellationToken) => RunAsync(session, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliSession session, CancellationToken cancellationToken)
    {
        var (status, problem) = await AskAsync(session, cancellationToken);
        if (session.Json)
        {
            var view = new VersionView(ClientVersion.Text, session.Server.Address.ToString(), status?.ServerVersion, status?.Vpp.Version, status?.Simulated, problem);
            session.WriteJson(view, VersionJsonContext.Default.VersionView);
            return ExitCode.Ok;
        }

        session.Out.Line("vppilot  ", Piece.Strong(ClientVersion.Text));
        session.Out.Line("server   ", status is null ? Piece.Change("unknown") : Piece.Strong(status.ServerVersion ?? "unknown"), Piece.Quiet($"  {session.Server.Address}"));
        if (status is not null)
            session.Out.Line("vpp      ", status.Vpp.Version is null ? Piece.Change("not connected") : Piece.Strong(status.Vpp.Version), Piece.Quiet(status.Simulated ? "  simulated: no packet is moved" : string.Empty));
        else
            session.Error.Line(Piece.Quiet($"note: {problem}"));
        return ExitCode.Ok;
    }

    private static async Task<(NodeStatus? Status, string? Problem)> AskAsync(CliSession session, CancellationToken cancellationToken)
    {
        try
        {
            return (await session.Client.GetStatusAsync(cancellationToken), null);
        }
        catch (ControllerProblemException problem)
        {
            return (null, problem.Message);
        }
    }
}
