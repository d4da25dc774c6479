using System.CommandLine;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using VppApi.Inspection.Recording;

namespace Controller.Cli.Api;

/// <summary><c>vppilot api trace show FILE</c>: a recording, decoded.</summary>
internal static class TraceShowCommand
{
    public static Command Create(CliHost host)
    {
        var file = TraceFile.Argument();
        var message = new Option<string?>("--message", "-m") { Description = "Only messages of this name: a part of it, or the whole with * and ?.", HelpName = "PATTERN" };
        var context = new Option<uint?>("--context") { Description = "Only the request with this context and its answers.", HelpName = "N" };
        var connection = new Option<int?>("--connection") { Description = "Only this connection, numbered from 1.", HelpName = "N" };
        var errors = new Option<bool>("--errors") { Description = "Only what VPP refused (retval below 0), each with its request." };
        var command = new ManualCommand("show", "Print a recording, decoded.", ApiManual.TraceShow) { file, message, context, connection, errors };
        host.BindApi(command, (session, parse, cancellationToken) =>
        {
            var filter = new TraceFilter
            {
                Message = new NamePattern(parse.GetValue(message)),
                Context = parse.GetValue(context),
                Connection = parse.GetValue(connection),
                Errors = parse.GetValue(errors),
            };
            return Task.FromResult(Show(session, parse.GetRequiredValue(file), filter, cancellationToken));
        });
        return command;
    }

    private static int Show(CliSession session, string path, TraceFilter filter, CancellationToken cancellationToken)
    {
        var (file, trace) = TraceFile.Open(path);
        using var closing = file;
        var latencies = new TraceLatencies();
        try
        {
            foreach (var entry in trace.ReadToEnd())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var answered = entry is TraceMessage message ? latencies.Note(message) : null;
                if (!filter.Takes(entry))
                    continue;
                if (!filter.Errors)
                    Write(session, entry, answered?.Latency);
                else if (entry is TraceMessage { Retval: < 0 } refused)
                    WriteRefused(session, refused, answered);
            }
        }
        catch (TraceException damaged)
        {
            throw new CliError($"{path}: {damaged.Message} Everything before it is shown.", damaged);
        }

        if (trace.EndReason is null)
            session.Error.Line(Piece.Change("note: "), "the recording has no end: its recorder was killed, or still records. Everything that it wrote is shown.");
        else if (trace.EndReason != "stopped")
            session.Error.Line(Piece.Change("note: "), $"the recording ended early: {trace.EndReason}.");
        return ExitCode.Ok;
    }

    private static void WriteRefused(CliSession session, TraceMessage refused, (TraceMessage Request, TimeSpan Latency)? answered)
    {
        if (answered is { } known)
            Write(session, known.Request, null);
        Write(session, refused, answered?.Latency);
    }

    private static void Write(CliSession session, TraceEntry entry, TimeSpan? latency)
    {
        if (session.Json)
            session.Out.Line(TraceJson.Write(entry, latency));
        else
            session.Out.Line(TraceLine.Of(entry, latency));
    }
}
