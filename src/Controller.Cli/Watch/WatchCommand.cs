using System.CommandLine;
using System.Threading.Channels;
using Controller.Cli.Manual;
using Controller.Cli.Terminal;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Spectre.Console;

namespace Controller.Cli.Watch;

/// <summary><c>vppilot watch</c>: a live screen, or one line a change.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan InterfaceInterval = TimeSpan.FromSeconds(1);

    public static Command Create(CliHost host)
    {
        var command = new ManualCommand("watch", "Look on: the node's state and the interfaces' rates, live.", ManualText.Watch);
        host.Bind(command, async (session, _, cancellationToken) =>
        {
            try
            {
                if (session.Console.OutputIsTerminal && !session.Json)
                    await ShowScreenAsync(session, cancellationToken);
                else
                    await WriteLinesAsync(session, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl-C is how one leaves.
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task WriteLinesAsync(CliSession session, CancellationToken cancellationToken)
    {
        session.WatchInterrupted = problem => session.Error.Line(Piece.Quiet($"note: {problem.Message} Trying again."));
        string? before = null;
        await foreach (var status in session.Client.WatchStatusAsync(cancellationToken))
        {
            if (session.Json)
            {
                session.WriteJsonLine(status, RestJsonContext.Default.NodeStatus);
                continue;
            }

            var line = StatusLine.Of(status);
            if (line != before)
                session.Out.Line($"{HumanUnits.Moment(status.At)}  {line}");
            before = line;
        }
    }

    private static async Task ShowScreenAsync(CliSession session, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = Channel.CreateBounded<Func<WatchModel, WatchModel>>(
            new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        session.WatchInterrupted = problem => updates.Writer.TryWrite(model => model with { Trouble = problem.Message });

        var sources = Task.WhenAll(
            FeedAsync(updates.Writer, () => FollowStatusAsync(session, updates.Writer, stop.Token)),
            FeedAsync(updates.Writer, () => PollInterfacesAsync(session, updates.Writer, stop.Token)));
        try
        {
            await using var alternate = AlternateScreen.Enter(session.Console.Output);
            await DrawAsync(session, updates.Reader, stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await sources;
        }
    }

    // A source that fails ends the screen with its error.
    private static async Task FeedAsync(ChannelWriter<Func<WatchModel, WatchModel>> updates, Func<Task> source)
    {
        try
        {
            await source();
        }
        catch (Exception error) when (error is ControllerProblemException or OperationCanceledException)
        {
            updates.TryComplete(error);
        }
    }

    private static async Task DrawAsync(CliSession session, ChannelReader<Func<WatchModel, WatchModel>> updates, CancellationToken cancellationToken)
    {
        var model = WatchModel.Empty(session.Server.Address.GetLeftPart(UriPartial.Authority));
        var screen = session.Screen();
        await screen.Live(WatchScreen.Draw(model, session.Console.Size().Rows)).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
        {
            await foreach (var update in updates.ReadAllAsync(cancellationToken))
            {
                model = update(model);
                live.UpdateTarget(WatchScreen.Draw(model, session.Console.Size().Rows));
            }
        });
    }

    private static async Task FollowStatusAsync(CliSession session, ChannelWriter<Func<WatchModel, WatchModel>> updates, CancellationToken cancellationToken)
    {
        await foreach (var status in session.Client.WatchStatusAsync(cancellationToken))
            updates.TryWrite(model => model.With(status));
    }

    private static async Task PollInterfacesAsync(CliSession session, ChannelWriter<Func<WatchModel, WatchModel>> updates, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(InterfaceInterval, session.Console.TimeProvider);
        do
        {
            try
            {
                var interfaces = await session.Client.ListInterfacesAsync(cancellationToken);
                updates.TryWrite(model => model.With(interfaces));
            }
            catch (ControllerProblemException problem)
            {
                updates.TryWrite(model => model with { Trouble = problem.Message });
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
