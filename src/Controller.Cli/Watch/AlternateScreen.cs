namespace Controller.Cli.Watch;

/// <summary>The terminal's second screen, so that leaving gives back what was there before.</summary>
internal sealed class AlternateScreen : IAsyncDisposable
{
    private readonly TextWriter _terminal;

    private AlternateScreen(TextWriter terminal) => _terminal = terminal;

    public static AlternateScreen Enter(TextWriter terminal)
    {
        terminal.Write("\e[?1049h\e[H\e[?25l");
        terminal.Flush();
        return new AlternateScreen(terminal);
    }

    public async ValueTask DisposeAsync()
    {
        await _terminal.WriteAsync("\e[?25h\e[?1049l");
        await _terminal.FlushAsync();
    }
}
