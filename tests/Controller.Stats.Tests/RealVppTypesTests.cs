using System.Buffers.Binary;
using System.Text;
using Controller.Stats.Counters;
using Controller.Stats.Values;
using TestKit;

namespace Controller.Stats.Tests;

/// <summary>Every type of entry as an installed VPP writes it, and a VPP that dies under a reader.</summary>
public sealed class RealVppTypesTests : IDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(2));

    public void Dispose() => _timeout.Dispose();

    [VppFact("unittest_plugin.so")]
    public async Task Find_RingBufferOfVpp_NewestRecordsAndSchema()
    {
        await using var vpp = await VppProcess.StartAsync(new VppProcessOptions { Plugins = ["unittest_plugin.so"] }, _timeout.Token);
        using var segment = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        await vpp.VppctlAsync("test stats ring-buffer-gen /test/ring 20 1 8");

        var ring = Assert.IsType<RingBufferValue>(segment.Find("/test/ring"));
        Assert.Equal((16, 8, 1U), (ring.EntrySize, ring.RingSize, ring.SchemaVersion));
        Assert.StartsWith("ring_test_schema = {", Encoding.UTF8.GetString(ring.Schema.Span), StringComparison.Ordinal);
        var thread = Assert.Single(ring.Threads);
        Assert.Equal(20UL, thread.Sequence);
        // Eight slots, of which the next to be overwritten is left out.
        Assert.Equal(
            [13, 14, 15, 16, 17, 18, 19], Enumerable.Range(0, thread.Count).Select(index => (int)BinaryPrimitives.ReadUInt64LittleEndian(thread[index].Span)));
    }

    [VppFact("unittest_plugin.so")]
    public async Task Find_HistogramOfVpp_CountsByPowersOfTwo()
    {
        await using var vpp = await VppProcess.StartAsync(new VppProcessOptions { Plugins = ["unittest_plugin.so"] }, _timeout.Token);
        using var segment = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        await vpp.VppctlAsync("test stats histogram-gen /test/histogram 64 1 2 12");

        var histogram = Assert.IsType<HistogramValue>(segment.Find("/test/histogram")).Threads[0];
        Assert.Equal(2UL, histogram.MinimumExponent);
        Assert.Equal(12, histogram.Bins.Count);
        var expected = new ulong[12];
        for (var i = 0; i < 64; i++)
        {
            var value = (i % 4) switch { 0 => i % 16, 1 => 16 + (i % 240), 2 => 256 + (i % 3840), _ => 4096 + (i % 10000) };
            // vlib_log2_histogram_bin_index: the logarithm, less the exponent of the first bin, within the bins.
            expected[Math.Clamp(Log2(value) - 2, 0, 11)]++;
        }
        Assert.Equal(expected, histogram.Bins);
    }

    [VppFact]
    public async Task Find_EveryEntryOfVpp_HasItsType()
    {
        await using var vpp = await VppProcess.StartAsync(new VppProcessOptions { Workers = 1 }, _timeout.Token);
        using var segment = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        Assert.True(segment.IsMapped, "VPP seals its segment");
        var entries = segment.List();
        Assert.InRange(entries.Count, 1000, 100_000);
        Assert.Superset(
            new HashSet<StatsEntryType>
            {
                StatsEntryType.Scalar, StatsEntryType.SimpleCounters, StatsEntryType.CombinedCounters, StatsEntryType.Names, StatsEntryType.Symlink, StatsEntryType.Gauge,
            },
            entries.Select(entry => entry.Type).ToHashSet());
        foreach (var entry in entries)
        {
            var value = segment.Find(entry.Name);
            Assert.NotNull(value);
            if (entry.Type != StatsEntryType.Symlink) Assert.Equal(entry.Type, value.Type);
        }
    }

    [VppFact]
    public async Task Refresh_VppKilledUnderTheReader_ReadsWhatWasThere()
    {
        await using var vpp = await VppProcess.StartAsync(null, _timeout.Token);
        using var segment = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        var reader = new InterfaceCounterReader(segment);
        var stop = false;
        var reading = Task.Run(() =>
        {
            var reads = 0L;
            while (!Volatile.Read(ref stop))
            {
                reader.Refresh();
                Volatile.Write(ref reads, reads + 1);
            }
            return reads;
        });
        await vpp.KillAsync();
        await vpp.RestartAsync(_timeout.Token);
        using var next = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        Assert.Equal("local0", new InterfaceCounterReader(next).Refresh().NameOf(0));
        Volatile.Write(ref stop, true);
        Assert.True(await reading > 0);
        Assert.Equal("local0", reader.Refresh().NameOf(0));
    }

    [VppFact]
    public async Task Check_VppStopped_IsNotTakenForDead()
    {
        await using var vpp = await VppProcess.StartAsync(null, _timeout.Token);
        using var segment = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        var detector = new VppRestartDetector(segment, patience: TimeSpan.FromSeconds(2.5));
        await Eventually.TrueAsync(() => new SystemCounterReader(segment).Read().Heartbeat >= 2);
        await SignalAsync(vpp, "STOP");
        // Several times as long as it has patience: nothing moves, but the process holds its socket.
        var until = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(8))
        {
            Assert.Equal(RestartEvidence.None, detector.Check());
            await Task.Delay(100);
        }
        await SignalAsync(vpp, "CONT");
        await Eventually.TrueAsync(() => detector.Check() == RestartEvidence.None && detector.SinceHeartbeat < TimeSpan.FromSeconds(1));
        // The connections that asked whether somebody listens did it no harm.
        using var next = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        Assert.False(vpp.HasExited);
    }

    private static async Task SignalAsync(VppProcess vpp, string signal)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", vpp.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private static int Log2(int value) => value <= 0 ? 0 : System.Numerics.BitOperations.Log2((uint)value);
}
