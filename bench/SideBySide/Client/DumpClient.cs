using System.Collections;
using System.Diagnostics;
using VppApi;
using VppApi.Generated.Interface;

namespace SideBySide.Client;

/// <summary>Dumps all interfaces again and again, with a consumer that is as fast as it can or spends time on each row.</summary>
/// <param name="arguments"><c>rows=</c> is how many there are, <c>pause=</c> the consumer's microseconds a row.</param>
internal sealed class DumpClient(ClientArguments arguments)
{
    private readonly int _rows = arguments.Integer("rows");
    private readonly TimeSpan _pause = TimeSpan.FromMicroseconds(arguments.Number("pause", 0));

    public async Task<string> RunAsync()
    {
        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = arguments.Text("socket"), ClientName = "bench-ours" });
        var interfaces = new InterfaceApi(client);
        var seen = new BitArray(1 << 20);
        var measurement = new Measurement(arguments.Integer("pid", 0));
        await DumpAsync(interfaces, seen, arguments.WarmUp());
        measurement.Start();
        var (dumps, rows) = await DumpAsync(interfaces, seen, arguments.Budget());
        return measurement.Finish(rows, $" lost={(dumps * _rows) - rows}");
    }

    private async Task<(long Dumps, long Rows)> DumpAsync(InterfaceApi interfaces, BitArray seen, Budget budget)
    {
        budget.Start();
        var dumps = 0L;
        var rows = 0L;
        for (; budget.AllowsNow(dumps); dumps++)
        {
            seen.SetAll(false);
            await foreach (var row in interfaces.SwInterfaceDumpAsync(new SwInterfaceDump()))
            {
                if (_pause > TimeSpan.Zero) Spend(_pause);
                if (seen[(int)row.SwIfIndex]) continue;
                seen[(int)row.SwIfIndex] = true;
                rows++;
            }
        }

        return (dumps, rows);
    }

    private static void Spend(TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time) Thread.SpinWait(1);
    }
}
