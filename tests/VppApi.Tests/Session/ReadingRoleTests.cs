using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

/// <summary>
/// A caller's code that runs on the reading thread may block: the reading goes on. (In a task of its own, because xunit's
/// synchronization context would take it off that thread.)
/// </summary>
public sealed class ReadingRoleTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InvokeAsync_CallerBlocksOnItsNextAnswer_GetsIt(bool onReader)
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { RunContinuationsOnReader = onReader });
        var serving = session.ServeAsync();

        await Task.Run(async () =>
        {
            for (var round = 0u; round < 20; round++)
            {
                await session.EchoAsync(round);
                for (var next = 0u; next < 3; next++) Assert.Equal(next, BlockOn(session.EchoAsync(next).AsTask()).Value);
            }
        });

        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task InvokeAsync_SeveralCallersBlockAtOnce_AllGoOn()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { RunContinuationsOnReader = true });
        var serving = session.ServeAsync();
        using var everybody = new Barrier(4);

        // Each waits, inside its continuation, until all four are there: four threads at least must run them.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            await session.EchoAsync((uint)caller);
            Assert.True(everybody.SignalAndWait(TimeSpan.FromSeconds(20)));
            Assert.Equal(9u, (await session.EchoAsync(9)).Value);
        })));

        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task DisposeAsync_FromTheReadingThread_Ends()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { RunContinuationsOnReader = true });
        var serving = session.ServeAsync();

        await Task.Run(async () =>
        {
            await session.EchoAsync(1);
            await session.Client.DisposeAsync();
        });

        Assert.Null(await session.Client.Closed);
        await serving;
    }

    [Fact]
    public async Task Break_WhileACallerHoldsTheReadingThread_ReachesIt()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { RunContinuationsOnReader = true });
        var blocked = Task.Run(async () =>
        {
            await session.EchoAsync(1);
            session.Vpp.Dispose();
            return BlockOn(session.Client.Closed);
        });
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));

        Assert.NotNull(await blocked);
    }

    private static T BlockOn<T>(Task<T> task)
    {
        Assert.True(((IAsyncResult)task).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
        return task.GetAwaiter().GetResult();
    }
}
