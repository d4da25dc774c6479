using System.Diagnostics;
using VppApi.Generated.Memclnt;

namespace VppApi.Benchmarks;

/// <summary>Requests per second against a real VPP, with what each costs this process.</summary>
/// <param name="socket">VPP's API socket.</param>
/// <param name="duration">How long each case runs.</param>
/// <param name="output">Where the table goes.</param>
internal sealed class LiveRates(string socket, TimeSpan duration, TextWriter output)
{
    public async Task RunAsync()
    {
        await output.WriteLineAsync("| case | requests/s | µs/request | client CPU µs/request | bytes allocated/request |");
        await output.WriteLineAsync("| --- | --- | --- | --- | --- |");
        foreach (var onReader in new[] { false, true })
        {
            var suffix = onReader ? ", continuations on the reader" : "";
            await MeasureAsync("one at a time" + suffix, onReader, client => OneAtATimeAsync(client, duration));
            foreach (var callers in new[] { 2, 8, 64, 256 })
                await MeasureAsync($"{callers} callers, one at a time each" + suffix, onReader, client => CallersAsync(client, callers, duration));
            await MeasureAsync("one caller, batches of 1000" + suffix, onReader, client => BatchesAsync(client, 1000, duration));
        }
    }

    private async Task MeasureAsync(string name, bool onReader, Func<VppClient, Task<long>> run)
    {
        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = socket, ClientName = "bench", RunContinuationsOnReader = onReader });
        await BatchesAsync(client, 1000, TimeSpan.FromSeconds(0.3));
        await run(client).WaitAsync(TimeSpan.FromMinutes(5));
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var requests = await run(client);
        var elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        process.Refresh();
        cpu = process.TotalProcessorTime - cpu;
        await output.WriteLineAsync(
            $"| {name} | {requests / elapsed.TotalSeconds:N0} | {elapsed.TotalMicroseconds / requests:0.00} | {cpu.TotalMicroseconds / requests:0.00} | {(double)allocated / requests:0.000} |");
    }

    private static async Task<long> OneAtATimeAsync(VppClient client, TimeSpan duration)
    {
        var count = 0L;
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            for (var i = 0; i < 100; i++, count++) await client.InvokeAsync<ControlPing, ControlPingReply>(default);
        }

        return count;
    }

    private static async Task<long> CallersAsync(VppClient client, int callers, TimeSpan duration)
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => OneAtATimeAsync(client, duration))));
        return counts.Sum();
    }

    private static async Task<long> BatchesAsync(VppClient client, int size, TimeSpan duration)
    {
        var calls = new ValueTask<ControlPingReply>[size];
        var count = 0L;
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            for (var i = 0; i < calls.Length; i++) calls[i] = client.InvokeAsync<ControlPing, ControlPingReply>(default);
            foreach (var call in calls) await call;
            count += calls.Length;
        }

        return count;
    }
}
