using TestKit.FakeVpp;
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

        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        await RunAsync(client, callers);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;

        // One object a call would be 24 bytes or more. What is left are the callers' own tasks and the clock's ticks.
        Assert.InRange((double)allocated / Calls, 0, 1.0);
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
