using TestKit;
using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

public sealed class DumpTests
{
    [Fact]
    public async Task DumpAsync_Rows_ComeInOrderAndEndWithThePing()
    {
        await using var session = await FakeSession.StartAsync();
        var serving = session.ServeAsync();

        var rows = await session.Client.DumpAsync<ListDump, ListDetails>(new ListDump { Count = 1000 }).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 1000).Select(number => (uint)number), rows.Select(row => row.Number));
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task DumpAsync_ConsumerStandsStill_OthersAreServedAndNoRowIsLost()
    {
        const int Rows = 50_000;
        await using var session = await FakeSession.StartAsync();
        var serving = session.ServeAsync();

        await using var rows = session.Client.DumpAsync<ListDump, ListDetails>(new ListDump { Count = Rows }).GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());

        // All rows are behind this answer on the wire: it comes only if they are read away.
        Assert.Equal(7u, (await session.EchoAsync(7)).Value);

        var next = 0u;
        do Assert.Equal(next++, rows.Current.Number);
        while (await rows.MoveNextAsync());
        Assert.Equal((uint)Rows, next);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DumpAsync_MoreRowsThanTheMemory_WaitInAFileAndNoneIsLost(bool fast)
    {
        const int Rows = 60_000;
        await using var session = await FakeSession.StartAsync(new VppClientOptions { DumpMemoryLimit = 100_000 });
        var serving = session.ServeAsync();
        var next = 0u;
        if (fast)
        {
            using var rows = session.Client.ReadDump<ListDump, ListDetails>(new ListDump { Count = Rows });
            Assert.Equal(7u, (await session.EchoAsync(7)).Value);
            while (await rows.WaitAsync())
            {
                while (rows.TryRead()) Assert.Equal(next++, rows.Current.Number);
            }
        }
        else
        {
            await using var rows = session.Client.DumpAsync<ListDump, ListDetails>(new ListDump { Count = Rows }).GetAsyncEnumerator();
            Assert.True(await rows.MoveNextAsync());
            Assert.Equal(7u, (await session.EchoAsync(7)).Value);
            do Assert.Equal(next++, rows.Current.Number);
            while (await rows.MoveNextAsync());
        }

        Assert.Equal((uint)Rows, next);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task DumpAsync_NoPlaceForTheFile_FailsLoudlyAndAlone()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { DumpMemoryLimit = 100_000, DumpFileDirectory = "/nowhere" });
        var serving = session.ServeAsync();
        using var rows = session.Client.ReadDump<ListDump, ListDetails>(new ListDump { Count = 60_000 });
        Assert.Equal(1u, (await session.EchoAsync(1)).Value);

        VppDumpOverflowException? error = null;
        await Eventually.TrueAsync(async () =>
        {
            error = await Record.ExceptionAsync(async () => await rows.WaitAsync()) as VppDumpOverflowException;
            return error is not null;
        });

        Assert.Contains("/nowhere", error!.Message, StringComparison.Ordinal);
        Assert.Equal(2u, (await session.EchoAsync(2)).Value);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task DumpAsync_LeftEarly_TheRestIsDiscarded()
    {
        await using var session = await FakeSession.StartAsync();
        var serving = session.ServeAsync();

        Assert.Equal(0u, (await session.Client.DumpAsync<ListDump, ListDetails>(new ListDump { Count = 5000 }).FirstAsync()).Number);

        Assert.Equal(10, await session.Client.DumpAsync<ListDump, ListDetails>(new ListDump { Count = 10 }).CountAsync());
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task DumpAsync_Cancelled_ThrowsAndTheConnectionGoesOn()
    {
        await using var session = await FakeSession.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var dump = session.Client.DumpAsync<ListDump, ListDetails>(default, cancellation.Token).CountAsync();
        var request = await session.Vpp.ExpectAsync();
        var ping = await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(FakeSession.RowTo(request, 1));

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await dump);

        var call = session.EchoAsync(4);
        await session.Vpp.SendAsync(FakeSession.RowTo(request, 2));
        await session.Vpp.AnswerPingAsync(ping);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        Assert.Equal(4u, (await call).Value);
    }

    [Fact]
    public async Task DumpAsync_SeveralAtOnce_RowsGoToTheirOwn()
    {
        await using var session = await FakeSession.StartAsync();
        var serving = session.ServeAsync();

        var counts = await Task.WhenAll(Enumerable.Range(1, 40).Select(async count =>
            await session.Client.DumpAsync<ListDump, ListDetails>(new ListDump { Count = (uint)count * 10 }).CountAsync()));

        Assert.Equal(Enumerable.Range(1, 40).Select(count => count * 10), counts);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task DumpAsync_MoreRowsThanTheLimit_FailsLoudlyAndAlone()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { DumpMemoryLimit = 1000, DumpFileLimit = 0 });
        var serving = session.ServeAsync();
        await using var rows = session.Client.DumpAsync<ListDump, ListDetails>(new ListDump { Count = 500 }).GetAsyncEnumerator();
        var first = rows.MoveNextAsync().AsTask();
        Assert.Equal(1u, (await session.EchoAsync(1)).Value);

        await Assert.ThrowsAsync<VppDumpOverflowException>(async () =>
        {
            await first;
            while (await rows.MoveNextAsync())
            {
            }
        });

        Assert.Equal(2u, (await session.EchoAsync(2)).Value);
        await session.Client.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task DumpAsync_RowOfAnotherMessage_FailsThisDumpOnly()
    {
        await using var session = await FakeSession.StartAsync();
        var dump = session.Client.DumpAsync<ListDump, ListDetails>(default).CountAsync();
        var request = await session.Vpp.ExpectAsync();
        var ping = await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));

        var error = await Assert.ThrowsAsync<VppProtocolException>(async () => await dump);
        Assert.Contains("echo_reply_00000002", error.Message, StringComparison.Ordinal);
        await session.Vpp.SendAsync(FakeSession.RowTo(request, 1));
        await session.Vpp.AnswerPingAsync(ping);
        Assert.True(session.Client.IsConnected);
    }

    [Fact]
    public async Task DumpAsync_RowThatEndsEarly_FailsThisDumpOnly()
    {
        await using var session = await FakeSession.StartAsync();
        var dump = session.Client.DumpAsync<ListDump, ListDetails>(default).CountAsync();
        var request = await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(new FakeMessage(FakeSession.IdOf<ListDetails>()).U32(request.Context).U16(0));

        Assert.Equal(ProtocolError.Truncated, (await Assert.ThrowsAsync<VppProtocolException>(async () => await dump)).Error);
        Assert.True(session.Client.IsConnected);
    }

    [Fact]
    public async Task DumpAsync_RowsKeepComing_OutlivesItsDeadline()
    {
        var time = new ManualTime();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { TimeProvider = time, Deadline = TimeSpan.FromSeconds(5) });
        await using var rows = session.Client.DumpAsync<ListDump, ListDetails>(default).GetAsyncEnumerator();
        var next = rows.MoveNextAsync();
        var request = await session.Vpp.ExpectAsync();
        for (var i = 0; i < 4; i++)
        {
            await session.Vpp.SendAsync(FakeSession.RowTo(request, 1));
            Assert.True(await next);
            next = rows.MoveNextAsync();
            time.Advance(TimeSpan.FromSeconds(4));
        }

        time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<TimeoutException>(async () => await next);
    }

    [Fact]
    public async Task DumpAsync_MessageNotThere_ThrowsWhenEnumerated()
    {
        var table = new Dictionary<string, ushort>(TestMessages.Table, StringComparer.Ordinal);
        table.Remove(ListDetails.Descriptor.NameCrc);
        await using var server = new FakeVppServer(table);
        var accepting = server.AcceptAndShakeHandsAsync();
        await using var client = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = server.SocketPath });
        using var vpp = await accepting;

        var error = await Assert.ThrowsAsync<VppMessageUnavailableException>(async () => await client.DumpAsync<ListDump, ListDetails>(default).CountAsync());

        Assert.Equal(ListDetails.Descriptor, error.Descriptor);
    }
}
