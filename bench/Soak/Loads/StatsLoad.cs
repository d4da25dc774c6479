using Controller.Stats;
using Controller.Stats.Counters;

namespace Soak.Loads;

/// <summary>Reads all interface counters; with each new VPP from its new segment.</summary>
/// <param name="socket">The stats socket.</param>
/// <param name="patience">How long a VPP that answers may take until it serves its segment.</param>
internal sealed class StatsLoad(string socket, TimeSpan patience) : SoakLoad("stats refreshes", TimeSpan.FromMilliseconds(10))
{
    private static readonly TimeSpan Noticing = TimeSpan.FromSeconds(5);

    private StatsSegment? _segment;
    private InterfaceCounterReader? _reader;
    private int _number;

    public override ValueTask DisposeAsync()
    {
        Close();
        return base.DisposeAsync();
    }

    protected override async Task StepAsync(SoakSession session)
    {
        try
        {
            await RefreshAsync(session);
        }
        catch (StatsException)
        {
            // Either VPP has just been killed, and the connection notices too; or it is a failure.
            if (await session.Client.Closed.WaitAsync(Noticing) is { } broken) throw broken;
            throw;
        }
    }

    private void Close()
    {
        _segment?.Dispose();
        _segment = null;
        _reader = null;
    }

    private async Task RefreshAsync(SoakSession session)
    {
        if (_number != session.Number || _reader is null)
        {
            Close();
            using var late = new CancellationTokenSource(patience);
            _segment = await StatsSegment.ConnectAsync(socket, late.Token);
            _reader = new InterfaceCounterReader(_segment);
            _number = session.Number;
        }

        // The memory of a VPP that died stays readable as it was, until the next session.
        var table = _reader.Refresh();
        if (table.Count <= session.Loopback && session.Client.IsConnected)
            throw new InvalidOperationException($"{table.Count} interfaces in the segment, {session.Loopback} is missing");
    }
}
