using TestKit.FakeVpp;
using VppApi.Codec;
using VppApi.Generated.Ip;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

/// <summary>What costs no memory. Runs alone: it counts what the whole process allocates.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    private const int Calls = 50_000;

    [Theory]
    [InlineData(1, false)]
    [InlineData(64, false)]
    [InlineData(64, true)]
    public async Task InvokeAsync_SteadyState_AllocatesNothing(int callers, bool onReader)
    {
        await using var server = new FakeVppServer(TestMessages.Table);
        server.EchoWithoutAllocating(new FakeMessage(FakeSession.IdOf<EchoReply>()).U32(0).I32(0).U32(7).ToFrame());
        await using var client = await VppClient.ConnectAsync(
            new VppClientOptions { SocketPath = server.SocketPath, RunContinuationsOnReader = onReader, Window = 48 });
        await RunAsync(client, callers);
        await RunAsync(client, callers);

        var allocated = await LeastAsync(() => RunAsync(client, callers));

        // One object a call would be 24 bytes or more. What is left are the callers' own tasks and the clock's ticks.
        Assert.InRange((double)allocated / Calls, 0, 1.0);
    }

    [Fact]
    public async Task PipelineAsync_SteadyState_AllocatesNothing()
    {
        await using var server = new FakeVppServer(TestMessages.Table);
        server.EchoWithoutAllocating(new FakeMessage(FakeSession.IdOf<EchoReply>()).U32(0).I32(0).U32(7).ToFrame());
        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath });
        var requests = new Echo[Calls];
        await client.PipelineAsync<Echo, EchoReply>(requests);
        await client.PipelineAsync<Echo, EchoReply>(requests);

        var allocated = await LeastAsync(async () => Assert.Equal(Calls, (await client.PipelineAsync<Echo, EchoReply>(requests)).Succeeded));

        // The window itself is some 20 kB.
        Assert.InRange((double)allocated / Calls, 0, 1.0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReadDump_SteadyState_AllocatesNothing(int paths)
    {
        // 1.6 MB: so much the array pool keeps, however far behind the consumer is on a loaded machine.
        const int Rows = 5_000;
        const int Dumps = 4;
        await using var server = new FakeVppServer(new Dictionary<string, ushort>(StringComparer.Ordinal)
        {
            [IpRouteV2Dump.Descriptor.NameCrc] = 100,
            [IpRouteV2Details.Descriptor.NameCrc] = 101,
        });
        server.DumpWithoutAllocating([.. Enumerable.Range(0, Rows).Select(number => Route(number, 1 + (number % paths)))]);
        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath });
        for (var i = 0; i < Dumps; i++) await DumpAsync();

        var allocated = await LeastAsync(async () =>
        {
            for (var i = 0; i < Dumps; i++) await DumpAsync();
        });

        // An array of one path would be 200 bytes a row. What is left is the dump itself and its waits.
        Assert.InRange((double)allocated / (Rows * Dumps), 0, 1.0);

        async Task DumpAsync()
        {
            using var rows = client.ReadDump<IpRouteV2Dump, IpRouteV2Details>(default);
            var count = 0;
            while (await rows.WaitAsync())
            {
                while (rows.TryRead()) count += rows.Current.Route.Paths.Length > 0 ? 1 : 0;
            }

            Assert.Equal(Rows, count);
        }
    }

    /// <summary>
    /// Bytes of the most frugal of five rounds: what the code itself allocates shows in each of them, while a pool that has to grow, because
    /// the machine let a consumer fall further behind than ever before, shows in some.
    /// </summary>
    private static async Task<long> LeastAsync(Func<Task> round)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await round();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private static byte[] Route(int number, int paths)
    {
        var details = new IpRouteV2Details
        {
            Route = new IpRouteV2 { TableId = (uint)number, Paths = new Generated.FibTypes.FibPath[paths] },
        };
        var message = new byte[details.GetSize()];
        var writer = new MessageWriter(message);
        details.Encode(ref writer);
        message[1] = 101;
        return FakeMessage.Frame(message);
    }

    [Fact]
    public async Task Receive_HugeFrameThatNeverComes_TakesNoMemory()
    {
        await using var session = await FakeSession.StartAsync();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await session.Vpp.SendBytesAsync(FakeMessage.FrameClaiming(60 * 1024 * 1024, new byte[1000]));
        session.Vpp.Dispose();
        await session.Client.Closed.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 * 1024 * 1024);
    }

    private static Task RunAsync(VppClient client, int callers)
        => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Calls / callers; i++) await client.InvokeAsync<Echo, EchoReply>(new Echo { Value = 7 });
        })));
}
