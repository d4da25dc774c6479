using System.Collections;
using System.Diagnostics;
using VppApi;
using VppApi.Generated.Interface;

namespace SideBySide.Client;

/// <summary>Dumps all interfaces again and again, with a consumer that is as fast as it can or spends time on each row.</summary>
/// <param name="arguments"><c>rows=</c> is how many there are, <c>pause=</c> the consumer's microseconds a row, <c>form=</c> <c>fast</c> or <c>easy</c>.</param>
internal sealed class DumpClient(ClientArguments arguments)
{
    private readonly int _rows = arguments.Integer("rows");
    private readonly bool _isFast = arguments.Text("form") == "fast";
    private readonly TimeSpan _pause = TimeSpan.FromMicroseconds(arguments.Number("pause", 0));

    public async Task<string> RunAsync()
    {
        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = arguments.Text("socket"), ClientName = "bench-ours" });
        var seen = new BitArray(1 << 20);
        var measurement = new Measurement(arguments.Integer("pid", 0));
        await DumpAsync(client, seen, arguments.WarmUp());
        measurement.Start();
        var (dumps, rows) = await DumpAsync(client, seen, arguments.Budget());
        return measurement.Finish(rows, $" lost={(dumps * _rows) - rows}");
    }

    private async Task<(long Dumps, long Rows)> DumpAsync(VppClient client, BitArray seen, Budget budget)
    {
        budget.Start();
        var dumps = 0L;
        var rows = 0L;
        for (; budget.AllowsNow(dumps); dumps++)
        {
            seen.SetAll(false);
            rows += _isFast ? await ReadFastAsync(client, seen) : await ReadAsync(new InterfaceApi(client), seen);
        }

        return (dumps, rows);
    }

    private async Task<long> ReadAsync(InterfaceApi interfaces, BitArray seen)
    {
        var rows = 0L;
        await foreach (var row in interfaces.SwInterfaceDumpAsync(new SwInterfaceDump())) rows += Take(row.SwIfIndex, seen);
        return rows;
    }

    private async Task<long> ReadFastAsync(VppClient client, BitArray seen)
    {
        var count = 0L;
        using var rows = client.ReadDump<SwInterfaceDump, SwInterfaceDetails>(new SwInterfaceDump());
        while (await rows.WaitAsync())
        {
            while (rows.TryRead()) count += Take(rows.Current.SwIfIndex, seen);
        }

        return count;
    }

    // Each row once: 0 for one that was there already.
    private int Take(uint index, BitArray seen)
    {
        if (_pause > TimeSpan.Zero) Spend(_pause);
        if (seen[(int)index]) return 0;
        seen[(int)index] = true;
        return 1;
    }

    private static void Spend(TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time) Thread.SpinWait(1);
    }
}
