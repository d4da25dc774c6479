using System.CommandLine;
using Controller.Cli.Manual;
using Controller.Cli.Server;
using Controller.Cli.Terminal;
using VppApi.Inspection.Recording;

namespace Controller.Cli.Api;

/// <summary><c>vppilot api trace record FILE</c>: a socket for clients that passes everything on to VPP and keeps a copy.</summary>
internal static class TraceRecordCommand
{
    private const long Mebibyte = 1024 * 1024;
    private const long DefaultSize = 256;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    public static Command Create(CliHost host, ApiSocket socket)
    {
        var file = new Argument<string>("FILE") { Description = "The recording; made new, readable for you alone." };
        var listen = new Option<string?>("--listen")
        {
            Description = "The socket to give to clients. Default: api-trace.sock beside VPP's own.",
            HelpName = "PATH",
        };
        var size = new Option<long>("--max-size")
        {
            Description = $"MiB that the recording may have; then it ends, and clients are still passed on. Default: {DefaultSize}.",
            HelpName = "MIB",
            DefaultValueFactory = static _ => DefaultSize,
        };
        size.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<long>() is < 1 or > 1024 * 1024)
                result.AddError("--max-size must be from 1 to 1048576 MiB.");
        });
        var command = new ManualCommand("record", "Record what clients and VPP say to each other.", ApiManual.TraceRecord) { file, socket.Option, listen, size };
        host.BindApi(command, async (session, parse, cancellationToken) =>
        {
            var vpp = socket.Resolve(parse, session.Console);
            var own = parse.GetValue(listen) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(vpp))!, "api-trace.sock");
            // Before anything is made: is there a VPP?
            await using (await ApiSocket.ConnectAsync(vpp, cancellationToken))
            {
            }

            await RecordAsync(session, parse.GetRequiredValue(file), vpp, own, parse.GetValue(size) * Mebibyte, cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task RecordAsync(CliSession session, string path, string vpp, string own, long limit, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
        };
        // It holds the whole configuration of a router.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var info = new RecordingInfo($"vppilot {ClientVersion.Text}", vpp, session.Console.TimeProvider.GetUtcNow());
        using var writer = new TraceWriter(new FileStream(path, options), info, limit, session.Console.TimeProvider);
        await using (Start(own, vpp, writer, path))
        {
            session.Error.Line($"Recording into {path}. Give clients the socket ", Piece.Strong(own), $" (the server: {ApiSocket.Variable}={own}). Ctrl-C ends it.");
            await WaitAsync(session, writer, path, cancellationToken);
        }

        var hidden = writer.Redacted == 0 ? string.Empty : $", {writer.Redacted} of them without their keys and passwords";
        session.Error.Line($"{writer.Messages} messages recorded{hidden}.");
    }

    private static RecordingProxy Start(string own, string vpp, TraceWriter writer, string path)
    {
        try
        {
            return RecordingProxy.Start(own, vpp, writer);
        }
        catch (IOException)
        {
            File.Delete(path);
            throw;
        }
    }

    private static async Task WaitAsync(CliSession session, TraceWriter writer, string path, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LookEvery, session.Console.TimeProvider);
        var told = false;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (writer.Stopped is not { } reason || told)
                    continue;
                session.Error.Line(Piece.Change("note: "), $"{path}: {reason}. Nothing more is recorded; clients are still passed on.");
                told = true;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how one ends it.
        }
    }
}
