using System.Diagnostics;
using VppApi;

namespace SideBySide.Client;

/// <summary>Connects, shakes hands and leaves, again and again; the latency is of connecting alone.</summary>
/// <param name="arguments">As the C peers take them.</param>
internal sealed class ConnectClient(ClientArguments arguments)
{
    public async Task<string> RunAsync()
    {
        var measurement = new Measurement(arguments.Integer("pid", 0));
        await ConnectAsync(arguments.WarmUp(), measurement.Latency);
        measurement.Start();
        return measurement.Finish(await ConnectAsync(arguments.Budget(), measurement.Latency));
    }

    private async Task<long> ConnectAsync(Budget budget, LatencyHistogram latency)
    {
        budget.Start();
        var options = new VppClientOptions { SocketPath = arguments.Text("socket"), ClientName = "bench-ours" };
        var done = 0L;
        for (; budget.AllowsNow(done); done++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var client = await VppClient.ConnectAsync(options);
            latency.Note(start);
        }

        return done;
    }
}
