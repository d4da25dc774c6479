using Controller.Cli.Terminal;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary>
/// One line on the terminal's standard error that counts the steps of the running apply, fed by the status stream; wiped when the
/// apply has ended. Nothing at all when standard error is not a terminal.
/// </summary>
internal sealed class ApplyProgressLine : IAsyncDisposable
{
    private const string Erase = "\r\e[2K";
    private const int BarWidth = 20;

    private readonly CliSession _session;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    private ApplyProgressLine(CliSession session)
    {
        _session = session;
        _reading = ReadAsync();
    }

    public static ApplyProgressLine? Start(CliSession session)
        => session.Console.ErrorIsTerminal && !session.Json ? new ApplyProgressLine(session) : null;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _session.Error.Writer.Write(Erase);
        _session.Error.Writer.Flush();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var status in _session.Client.WatchStatusAsync(_stop.Token))
            {
                if (status.Apply is { } apply)
                    Show(apply);
            }
        }
        catch (OperationCanceledException)
        {
            // The apply has ended.
        }
        catch (ControllerProblemException problem)
        {
            // The apply itself has its own connection and its own error; here only the counter is lost.
            _session.Error.Writer.Write(Erase);
            _session.Error.Line(Piece.Quiet($"note: no live progress: {problem.Message}"));
        }
    }

    private void Show(ApplyProgress apply)
    {
        var filled = apply.Total == 0 ? 0 : BarWidth * apply.Done / apply.Total;
        var undoing = apply.UndoingBecause is not null;
        var bar = new Piece(new string('#', filled), undoing ? Ink.Bad : Ink.Good);
        var text = undoing ? $"undoing: {apply.UndoingBecause}" : apply.Step ?? string.Empty;
        var room = Math.Max(10, _session.Console.Size().Columns - BarWidth - 16);
        var line = _session.Error.Render(
            "[", bar, new string('.', BarWidth - filled), $"] {apply.Done}/{apply.Total} ", Piece.Quiet(text.Length <= room ? text : text[..room]));
        _session.Error.Writer.Write(Erase + line);
        _session.Error.Writer.Flush();
    }
}
