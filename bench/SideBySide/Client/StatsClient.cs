using System.Diagnostics;
using Controller.Stats;
using Controller.Stats.Counters;

namespace SideBySide.Client;

/// <summary>Refreshes all counters of all interfaces again and again. VPP takes no part in it.</summary>
/// <param name="arguments"><c>stats=</c> is the socket, <c>rows=</c> how many interfaces there must be.</param>
internal sealed class StatsClient(ClientArguments arguments)
{
    public async Task<string> RunAsync()
    {
        using var segment = await StatsSegment.ConnectAsync(arguments.Text("stats"), CancellationToken.None);
        var reader = new InterfaceCounterReader(segment);
        var measurement = new Measurement(arguments.Integer("pid", 0));
        Refresh(reader, arguments.WarmUp(), measurement.Latency);
        measurement.Start();
        var done = Refresh(reader, arguments.Budget(), measurement.Latency);
        var line = measurement.Finish(done, $" check={Sum(reader.Current)}");
        if (reader.Current.Count < arguments.Integer("rows")) throw new InvalidOperationException($"{reader.Current.Count} interfaces");
        return line;
    }

    private static long Refresh(InterfaceCounterReader reader, Budget budget, LatencyHistogram latency)
    {
        budget.Start();
        var done = 0L;
        do
        {
            var start = Stopwatch.GetTimestamp();
            reader.Refresh();
            latency.Note(start);
        }
        while (budget.AllowsNow(++done));
        return done;
    }

    // Must be what VPP's own stats client sums up to.
    private static ulong Sum(InterfaceCounterTable table)
    {
        var sum = 0UL;
        foreach (var kind in Enum.GetValues<InterfaceCounterKind>())
        {
            foreach (var value in table[kind]) sum += value;
        }

        foreach (var kind in Enum.GetValues<InterfaceTrafficKind>())
        {
            foreach (var value in table[kind]) sum += value.Packets + value.Bytes;
        }

        return sum;
    }
}
