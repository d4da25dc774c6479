using TestKit;
using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

public sealed class BreakTests
{
    [Fact]
    public async Task Break_VppDies_EverythingFailsWithTheSameReason()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 3 });
        var sent = session.EchoAsync(1).AsTask();
        var late = session.Client.InvokeAsync<Resolve, EchoReply>(default).AsTask();
        var dump = session.Client.DumpAsync<ListDump, ListDetails>(default).CountAsync().AsTask();
        var waiting = session.EchoAsync(2).AsTask();
        var events = session.Client.EventsAsync<BellEvent>().FirstAsync().AsTask();
        await session.Vpp.ExpectAsync();

        session.Vpp.Dispose();

        var reason = await session.Client.Closed.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.NotNull(reason);
        Assert.False(session.Client.IsConnected);
        foreach (var pending in new Task[] { sent, late, dump, waiting, events })
            AssertSameReason(reason, await Assert.ThrowsAnyAsync<VppConnectionException>(() => pending));
        AssertSameReason(reason, await Assert.ThrowsAnyAsync<VppConnectionException>(async () => await session.EchoAsync(3)));
        AssertSameReason(reason, await Assert.ThrowsAnyAsync<VppConnectionException>(async () => await session.Client.PostAsync(default(Note))));
    }

    [Fact]
    public async Task Break_NonsenseFromVpp_IsTheReason()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.EchoAsync(1);

        await session.Vpp.SendBytesAsync(FakeMessage.FrameClaiming(0xffffffff, [1, 2, 3]));

        var error = await Assert.ThrowsAsync<VppProtocolException>(async () => await call);
        Assert.Equal(ProtocolError.FrameTooLarge, error.Error);
        AssertSameReason(error, (await session.Client.Closed)!);
    }

    [Fact]
    public async Task DisposeAsync_PendingCalls_FailAndVppIsTold()
    {
        await using var session = await FakeSession.StartAsync();
        var call = session.EchoAsync(1);
        await session.Vpp.ExpectAsync();

        var disposing = session.Client.DisposeAsync();
        var error = await Assert.ThrowsAsync<VppConnectionException>(async () => await call);
        Assert.Contains("closed by this client", error.Message, StringComparison.Ordinal);
        var farewell = await session.Vpp.ExpectAsync();
        Assert.Equal(new FakeMessage(FakeVppConnection.Delete).U32(FakeVppConnection.ClientIndex).U32(0).U32(FakeVppConnection.ClientIndex).ToArray(), farewell.Bytes);
        await session.Vpp.SendAsync(new FakeMessage(FakeVppConnection.DeleteReply).U32(farewell.Context).I32(1));
        await disposing;

        Assert.Null(await session.Client.Closed);
        await Assert.ThrowsAsync<VppConnectionException>(async () => await session.EchoAsync(2));
        await session.Client.DisposeAsync();
    }

    [Fact]
    public async Task DisposeAsync_VppClosesInsteadOfConfirming_IsStillOurOwnClose()
    {
        await using var session = await FakeSession.StartAsync();
        var disposing = session.Client.DisposeAsync();
        await session.Vpp.ExpectAsync();
        session.Vpp.Dispose();

        await disposing;

        Assert.Null(await session.Client.Closed);
    }

    [Fact]
    public async Task DisposeAsync_VppIsSilent_EndsAllTheSame()
    {
        await using var session = await FakeSession.StartAsync();

        await session.Client.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Null(await session.Client.Closed);
    }

    [Fact]
    public async Task DisposeAsync_WhileVppDoesNotRead_Ends()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 32768 });
        var calls = Enumerable.Range(0, 30_000).Select(value => session.EchoAsync((uint)value).AsTask()).ToArray();

        await session.Client.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        foreach (var call in calls) await Assert.ThrowsAsync<VppConnectionException>(() => call);
    }

    [Fact]
    public async Task DisposeAsync_FromManyThreads_Ends()
    {
        await using var session = await FakeSession.StartAsync();
        var serving = session.ServeAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await session.Client.DisposeAsync()))).WaitAsync(TimeSpan.FromSeconds(20));

        await serving;
    }

    [Fact]
    public async Task ProcessExit_ClientNotDisposed_VppIsTold()
    {
        // The same library in a process of its own that just ends: dotnet exec needs nothing but this assembly's files.
        await using var server = new FakeVppServer(TestMessages.Table);
        await using var child = ChildProcess.Start("dotnet", ["exec", typeof(ExitingProgram).Assembly.Location, ExitingProgram.Argument, server.SocketPath]);
        using var vpp = await server.AcceptAndShakeHandsAsync();

        var farewell = await vpp.ExpectAsync();

        Assert.Equal(FakeVppConnection.Delete, farewell.Id);
    }

    private static void AssertSameReason(VppConnectionException expected, VppConnectionException actual)
    {
        Assert.Equal(expected.GetType(), actual.GetType());
        Assert.Equal(expected.Message, actual.Message);
        Assert.Same(expected.InnerException, actual.InnerException);
    }
}
