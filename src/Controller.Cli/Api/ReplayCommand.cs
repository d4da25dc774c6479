using System.CommandLine;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using VppApi.Inspection.Recording;
using VppApi.Inspection.Wire;

namespace Controller.Cli.Api;

/// <summary><c>vppilot api replay FILE</c>: the recorded requests to another VPP, and what differs.</summary>
internal static class ReplayCommand
{
    private const int DefaultWindow = 64;
    private const int LargestWindow = 256;

    public static Command Create(CliHost host, ApiSocket socket)
    {
        var file = TraceFile.Argument();
        var dryRun = new Option<bool>("--dry-run") { Description = "Ask no VPP: list what would be sent, and what not and why." };
        var timing = new Option<bool>("--timing") { Description = "Keep the recording's pauses. Default: as fast as VPP answers." };
        var window = new Option<int>("--window")
        {
            Description = $"Requests that may be outstanding, 1 to {LargestWindow}. Default: {DefaultWindow}.",
            HelpName = "N",
            DefaultValueFactory = static _ => DefaultWindow,
        };
        window.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > LargestWindow)
                result.AddError($"--window must be from 1 to {LargestWindow}.");
        });
        var command = new ManualCommand("replay", "Send a recording's requests to a VPP again, and compare what it answers.", ApiManual.Replay)
        {
            file, socket.Option, dryRun, timing, window,
        };
        host.BindApi(command, async (session, parse, cancellationToken) =>
        {
            var plan = Read(session, parse.GetRequiredValue(file));
            if (parse.GetValue(dryRun))
                return ReplayReport.PrintPlan(session, plan);
            var options = new ReplayOptions { Window = parse.GetValue(window), KeepsTiming = parse.GetValue(timing), TimeProvider = session.Console.TimeProvider };
            await using var vpp = await ApiSocket.ConnectAsync(socket.Resolve(parse, session.Console), cancellationToken);
            await Replayer.RunAsync(vpp, plan, options, cancellationToken);
            return ReplayReport.Print(session, plan);
        });
        return command;
    }

    private static ReplayPlan Read(CliSession session, string path)
    {
        var (file, trace) = TraceFile.Open(path);
        using var closing = file;
        try
        {
            var plan = ReplayPlan.Read(trace);
            if (trace.EndReason is null)
                session.Error.Line(Piece.Change("note: "), "the recording has no end: its recorder was killed, or still records.");
            return plan;
        }
        catch (TraceException damaged)
        {
            throw new CliError($"{path}: {damaged.Message} Nothing was sent: a part of the requests would leave VPP half made.", damaged);
        }
    }
}
