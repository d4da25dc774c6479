using TestKit;
using TestKit.FakeVpp;
using VppApi.Tests.Messages;

namespace VppApi.Tests.Session;

public sealed class DroppedRequestTests
{
    [Fact]
    public async Task InvokeAsync_LaterRequestAnswered_EarlierOneWasDropped()
    {
        await using var session = await FakeSession.StartAsync();
        var dropped = session.EchoAsync(1);
        var answered = session.EchoAsync(2);
        await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));

        var error = await Assert.ThrowsAsync<VppRequestDroppedException>(async () => await dropped);

        Assert.Equal("echo", error.RequestName);
        Assert.Equal(2u, (await answered).Value);
    }

    [Fact]
    public async Task InvokeAsync_LaterDumpEnded_EarlierOneWasDropped()
    {
        await using var session = await FakeSession.StartAsync();
        var dropped = session.EchoAsync(1);
        var dump = session.Client.DumpAsync<ListDump, ListDetails>(default).CountAsync();
        await session.Vpp.ExpectAsync();
        await session.Vpp.ExpectAsync();
        await session.Vpp.AnswerPingAsync(await session.Vpp.ExpectAsync());

        await Assert.ThrowsAsync<VppRequestDroppedException>(async () => await dropped);
        Assert.Equal(0, await dump);
    }

    [Fact]
    public async Task InvokeAsync_NothingBehindIt_ProbeFindsTheDrop()
    {
        var time = new ManualTime();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { TimeProvider = time, ProbeAfter = TimeSpan.FromSeconds(1) });
        var dropped = session.EchoAsync(1);
        await session.Vpp.ExpectAsync();

        time.Advance(TimeSpan.FromSeconds(1.2));
        var probe = await session.Vpp.ExpectAsync();
        Assert.Equal(FakeVppConnection.ControlPing, probe.Id);
        await session.Vpp.AnswerPingAsync(probe);

        await Assert.ThrowsAsync<VppRequestDroppedException>(async () => await dropped);
    }

    [Fact]
    public async Task InvokeAsync_SlowButNotDropped_IsAnsweredBeforeTheProbe()
    {
        var time = new ManualTime();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { TimeProvider = time });
        var slow = session.EchoAsync(1);
        var request = await session.Vpp.ExpectAsync();
        time.Advance(TimeSpan.FromSeconds(1.2));
        var probe = await session.Vpp.ExpectAsync();

        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));
        await session.Vpp.AnswerPingAsync(probe);

        Assert.Equal(1u, (await slow).Value);
    }

    [Fact]
    public async Task DumpAsync_EvenItsPingIsLost_LaterProbesFindOut()
    {
        var time = new ManualTime();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { TimeProvider = time, Deadline = Timeout.InfiniteTimeSpan });
        var dump = session.Client.DumpAsync<ListDump, ListDetails>(default).CountAsync();
        await session.Vpp.ExpectAsync();
        await session.Vpp.ExpectAsync();

        time.Advance(TimeSpan.FromSeconds(1.2));
        Assert.Equal(FakeVppConnection.ControlPing, (await session.Vpp.ExpectAsync()).Id); // lost as well
        time.Advance(TimeSpan.FromSeconds(2.4));
        await session.Vpp.AnswerPingAsync(await session.Vpp.ExpectAsync());

        await Assert.ThrowsAsync<VppRequestDroppedException>(async () => await dump);
    }

    [Fact]
    public async Task InvokeAsync_VppBusyForLong_IsProbedEverMoreSeldom()
    {
        var time = new ManualTime();
        await using var session = await FakeSession.StartAsync(new VppClientOptions { TimeProvider = time, Deadline = Timeout.InfiniteTimeSpan });
        var slow = session.EchoAsync(1);
        var request = await session.Vpp.ExpectAsync();

        time.Advance(TimeSpan.FromMinutes(2));
        var probes = await session.Vpp.ReceiveOneReadAsync();

        Assert.InRange(probes.Count, 5, 12);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(request));
        Assert.Equal(1u, (await slow).Value);
    }

    [Fact]
    public async Task InvokeAsync_AnsweredLate_IsNotTakenForDropped()
    {
        await using var session = await FakeSession.StartAsync();
        var late = session.Client.InvokeAsync<Resolve, EchoReply>(new Resolve { Value = 1 });
        var quick = session.EchoAsync(2);
        var lateRequest = await session.Vpp.ExpectAsync();
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));

        Assert.Equal(2u, (await quick).Value);
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(lateRequest));
        Assert.Equal(1u, (await late).Value);
    }

    [Fact]
    public async Task PostAsync_NoAnswer_LeavesTheWindowWithTheNextAnswer()
    {
        await using var session = await FakeSession.StartAsync(new VppClientOptions { Window = 2 });
        await session.Client.PostAsync(new Note { Value = 1 });
        var call = session.EchoAsync(2);
        var waiting = session.EchoAsync(3);
        Assert.Equal(1u, (await session.Vpp.ExpectAsync()).Field(0));
        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        Assert.Equal(2u, (await call).Value);

        await session.Vpp.SendAsync(FakeSession.EchoReplyTo(await session.Vpp.ExpectAsync()));
        Assert.Equal(3u, (await waiting).Value);
    }
}
