using System.Diagnostics;
using TestKit;
using VppApi.Generated.Interface;
using VppApi.Generated.Ip;
using VppApi.Generated.Memclnt;
using VppApi.Generated.Vpe;

namespace VppApi.Tests.RealVpp;

/// <summary>A VPP with a small heap: what a slow consumer, a stall and a sudden death do to it and to us.</summary>
public sealed class RealVppLimitsTests(LimitsFixture vpp) : IClassFixture<LimitsFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [VppFact]
    public async Task ReadDump_HundredThousandRoutesAndAReaderThatStops_NothingWaitsInVpp()
    {
        // One dump is 25 MB on VPP's heap until it is read; its buffer there keeps its size, so another dump adds nothing.
        const long Growth = 64L * 1024 * 1024;
        await using var client = await vpp.ConnectAsync(new VppClientOptions { DumpMemoryLimit = 1024 * 1024 });
        var before = await vpp.Process.MainHeapUsedAsync();
        var dumps = new List<VppRows<IpRouteV2Details>>();
        for (var i = 0; i < 4; i++)
        {
            var rows = client.ReadDump<IpRouteV2Dump, IpRouteV2Details>(default);
            dumps.Add(rows);
            Assert.True(await rows.WaitAsync());
            Assert.True(rows.TryRead());
        }

        // Nobody reads those rows any further, and everybody else is served: an answer means that all rows before it are here.
        var latencies = new List<TimeSpan>();
        for (var i = 0; i < 2000; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await client.InvokeAsync<ControlPing, ControlPingReply>(default);
            latencies.Add(Stopwatch.GetElapsedTime(start));
        }

        latencies.Sort();
        Assert.InRange(latencies[latencies.Count * 99 / 100], TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.InRange(await vpp.Process.MainHeapUsedAsync() - before, long.MinValue, Growth);

        foreach (var rows in dumps)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { rows.Current.Route.Prefix.ToString() };
            while (await rows.WaitAsync())
            {
                while (rows.TryRead()) Assert.True(seen.Add(rows.Current.Route.Prefix.ToString()));
            }

            // VPP's own routes (0.0.0.0/0 and the like) come on top.
            Assert.Equal(LimitsFixture.Routes, seen.Count(static prefix => prefix.StartsWith("10.", StringComparison.Ordinal)));
            rows.Dispose();
        }
    }

    [VppFact]
    public async Task Supervisor_MainThreadStallsForThreeSeconds_NothingIsTornDown()
    {
        await using var supervisor = new VppSupervisor(new VppSupervisorOptions
        {
            Client = new VppClientOptions { SocketPath = vpp.Process.ApiSocket },
            PingInterval = TimeSpan.FromMilliseconds(100),
            UnresponsiveAfter = TimeSpan.FromMilliseconds(500),
        });
        await using var states = supervisor.StatesAsync().GetAsyncEnumerator();
        await supervisor.GetClientAsync().WaitAsync(Patience);
        await WaitForAsync(VppConnectionStatus.Connected);

        vpp.Process.Pause();
        var resuming = Task.Delay(TimeSpan.FromSeconds(3)).ContinueWith(_ => vpp.Process.Resume(), TaskScheduler.Default);
        var calls = Enumerable.Range(0, 1000).Select(_ => new VpeApi(supervisor).ShowVersionAsync().AsTask()).ToList();
        await WaitForAsync(VppConnectionStatus.Unresponsive);
        await resuming;

        Assert.All(await Task.WhenAll(calls).WaitAsync(Patience), static reply => Assert.Equal("vpe", reply.Program.ToString()));
        await WaitForAsync(VppConnectionStatus.Connected);
        Assert.Equal(1, supervisor.State.Generation);

        async Task WaitForAsync(VppConnectionStatus status)
        {
            do Assert.True(await states.MoveNextAsync().AsTask().WaitAsync(Patience));
            while (states.Current.Status != status);
        }
    }

    [VppFact]
    public async Task InvokeAsync_MessageThatVppHasNoHandlerFor_WasDropped()
    {
        await using var client = await vpp.ConnectAsync(new VppClientOptions { ProbeAfter = TimeSpan.FromMilliseconds(50) });

        var error = await Assert.ThrowsAsync<VppRequestDroppedException>(async () => await client.InvokeAsync<Unhandled, ShowVersionReply>(default));

        Assert.Equal("show_version_reply", error.RequestName);
        Assert.Equal("vpe", (await new VpeApi(client).ShowVersionAsync()).Program.ToString());
    }

    [VppFact]
    public async Task InvokeAsync_MessageThatVppDoesNotHave_IsNotSent()
    {
        await using var client = await vpp.ConnectAsync();

        var error = await Assert.ThrowsAsync<VppMessageUnavailableException>(async () => await client.InvokeAsync<Messages.Echo, Messages.EchoReply>(default));

        Assert.Equal("echo", error.Descriptor.Name);
        Assert.True(client.IsConnected);
    }

    [VppFact]
    public async Task InvokeAsync_ClientIndexOfNobody_WasDropped()
    {
        await using var client = await vpp.ConnectAsync(new VppClientOptions { ProbeAfter = TimeSpan.FromMilliseconds(50) });

        await Assert.ThrowsAsync<VppRequestDroppedException>(async () => await client.InvokeAsync<SomebodyElses, ShowVersionReply>(default));

        Assert.Equal("vpe", (await new VpeApi(client).ShowVersionAsync()).Program.ToString());
    }

    [VppFact]
    public async Task Kill_EverythingPending_EverythingEnds()
    {
        await using var process = await VppProcess.StartAsync();
        await using var supervisor = new VppSupervisor(new VppSupervisorOptions { Client = new VppClientOptions { SocketPath = process.ApiSocket } });
        var client = await supervisor.GetClientAsync().WaitAsync(Patience);
        await using var watch = supervisor.WatchAsync<WantInterfaceEvents, WantInterfaceEventsReply, SwInterfaceEvent>(default).GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync().AsTask().WaitAsync(Patience));
        var first = watch.Current.Generation;

        process.Pause();
        var notice = watch.MoveNextAsync().AsTask();
        var calls = Enumerable.Range(0, 1000).Select(_ => new VpeApi(client).ShowVersionAsync().AsTask()).ToList();
        var dumps = Enumerable.Range(0, 20).Select(_ => new InterfaceApi(client).SwInterfaceDumpAsync().CountAsync().AsTask()).ToList();
        var pipeline = client.PipelineAsync<ControlPing, ControlPingReply>(Enumerable.Repeat(default(ControlPing), 100_000));
        await process.KillAsync();

        foreach (var call in calls) await Assert.ThrowsAnyAsync<VppConnectionException>(() => call.WaitAsync(Patience));
        foreach (var dump in dumps) await Assert.ThrowsAnyAsync<VppConnectionException>(() => dump.WaitAsync(Patience));
        Assert.Equal(PipelineEnd.ConnectionLost, (await pipeline.WaitAsync(Patience)).End);
        Assert.NotNull(await client.Closed.WaitAsync(Patience));

        // And all is as before when it comes back.
        await process.RestartAsync();
        Assert.True(await notice.WaitAsync(Patience));
        Assert.Equal((VppNoticeKind.Resynchronise, null), (watch.Current.Kind, watch.Current.Error));
        Assert.True(watch.Current.Generation > first);
        await new InterfaceApi(supervisor).CreateLoopbackInstanceAsync(default);
        Assert.True(await watch.MoveNextAsync().AsTask().WaitAsync(Patience));
        Assert.Equal(VppNoticeKind.Event, watch.Current.Kind);
    }

    /// <summary>A message that VPP only sends.</summary>
    private struct Unhandled : IVppMessage<Unhandled>
    {
        public static MessageDescriptor Descriptor => ShowVersionReply.Descriptor;

        public readonly int GetSize() => Descriptor.MinimumSize;

        public readonly void Encode(ref Codec.MessageWriter writer) => writer.WriteZeros(Descriptor.MinimumSize);

        public static void Decode(ref Codec.MessageReader reader, out Unhandled message) => message = default;
    }

    /// <summary>show_version, sent as a client that VPP does not know.</summary>
    private struct SomebodyElses : IVppMessage<SomebodyElses>
    {
        private const int NotPatched = -1;
        private static readonly MessageDescriptor Description = new(
            ShowVersion.Descriptor.Name, ShowVersion.Descriptor.Crc, "vpe", MessageKind.Request, 10, NotPatched, 6, -1);

        public static MessageDescriptor Descriptor => Description;

        public readonly int GetSize() => 10;

        public readonly void Encode(ref Codec.MessageWriter writer)
        {
            writer.WriteUInt16(0);
            writer.WriteUInt32(0x80000fff);
            writer.WriteUInt32(0);
        }

        public static void Decode(ref Codec.MessageReader reader, out SomebodyElses message) => message = default;
    }
}
