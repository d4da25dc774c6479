using TestKit;
using VppApi;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.Memclnt;
using VppApi.Generated.Vpe;

namespace VppSim.Tests;

public sealed class MisbehaviourTests : IAsyncLifetime
{
    private readonly Simulator _simulator = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task Drop_OneRequest_ClientLearnsThatItWasDropped()
    {
        var client = await _simulator.ConnectAsync();
        _simulator.Vpp.Plan.Drop("create_loopback", occurrence: 2);
        await client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new());
        await Assert.ThrowsAsync<VppRequestDroppedException>(() => client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new()).AsTask());
        // Dropped is not done, and the one after it is as ever.
        Assert.Equal(4U, (await client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new())).SwIfIndex);
    }

    [Fact]
    public async Task Refuse_NthOccurrence_RetvalWithoutEffect()
    {
        var client = await _simulator.ConnectAsync();
        _simulator.Vpp.Plan.Refuse("create_loopback", -12, occurrence: 2);
        await client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new());
        Assert.Equal(-12, (await client.TryInvokeAsync<CreateLoopback, CreateLoopbackReply>(new())).Retval);
        Assert.Equal(4U, (await client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new())).SwIfIndex);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cut_OnARequest_ConnectionBreaksStateStays(bool midFrame)
    {
        var client = await _simulator.ConnectAsync();
        await client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new());
        _simulator.Vpp.Plan.Cut("create_loopback", midFrame: midFrame);
        await Assert.ThrowsAnyAsync<VppConnectionException>(() => client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new()).AsTask());
        var next = await _simulator.ConnectAsync();
        Assert.Equal(4U, (await next.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new())).SwIfIndex);
    }

    [Fact]
    public async Task Delay_OneRequest_AnswersLateInOrder()
    {
        var client = await _simulator.ConnectAsync();
        _simulator.Vpp.Plan.Delay("control_ping", TimeSpan.FromMilliseconds(150));
        var started = TimeProvider.System.GetTimestamp();
        var first = client.InvokeAsync<ControlPing, ControlPingReply>(new()).AsTask();
        var second = client.InvokeAsync<ShowVersion, ShowVersionReply>(new()).AsTask();
        await Task.WhenAll(first, second);
        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(140));
    }

    [Fact]
    public async Task Die_OnARequest_ComesBackEmptyWithAnotherPid()
    {
        var client = await _simulator.ConnectAsync();
        var pid = (await client.InvokeAsync<ControlPing, ControlPingReply>(new())).VpePid;
        await client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new());
        _simulator.Vpp.Plan.Die("sw_interface_set_flags");
        await Assert.ThrowsAnyAsync<VppConnectionException>(() => client.InvokeAsync<SwInterfaceSetFlags, SwInterfaceSetFlagsReply>(
            new() { SwIfIndex = 3, Flags = IfStatusFlags.AdminUp }).AsTask());
        var next = await _simulator.ConnectAsync();
        Assert.NotEqual(pid, (await next.InvokeAsync<ControlPing, ControlPingReply>(new())).VpePid);
        Assert.Equal(3, await CountAsync(next));
    }

    [Fact]
    public async Task DieAndComeBack_NobodyListensInBetween()
    {
        var client = await _simulator.ConnectAsync();
        _simulator.Vpp.Die();
        await client.Closed;
        await Assert.ThrowsAnyAsync<VppConnectionException>(() => _simulator.ConnectAsync());
        _simulator.Vpp.ComeBack();
        Assert.Equal(3, await CountAsync(await _simulator.ConnectAsync()));
    }

    [Fact]
    public async Task Stall_UntilResumed_NothingIsAnsweredNothingIsLost()
    {
        var client = await _simulator.ConnectAsync();
        _simulator.Vpp.Stall();
        var calls = Enumerable.Range(0, 3).Select(_ => client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new()).AsTask()).ToArray();
        Assert.NotSame(calls[0], await Task.WhenAny(calls[0], Task.Delay(100)));
        _simulator.Vpp.Resume();
        Assert.Equal([3U, 4U, 5U], (await Task.WhenAll(calls)).Select(reply => reply.SwIfIndex));
    }

    [Fact]
    public async Task LieAboutCrc_AtConnect_MessageIsReportedAsChanged()
    {
        _simulator.Vpp.Plan.LieAboutCrc("create_loopback", 0x12345678);
        var client = await _simulator.ConnectAsync();
        var exception = await Assert.ThrowsAsync<VppMessageUnavailableException>(
            () => client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new()).AsTask());
        Assert.Equal(0x12345678U, exception.ActualCrc);
        Assert.True(client.Supports(DeleteLoopback.Descriptor));
    }

    [Fact]
    public async Task Hide_AtConnect_MessageIsMissing()
    {
        _simulator.Vpp.Plan.Hide("create_loopback");
        var client = await _simulator.ConnectAsync();
        Assert.False(client.Supports(CreateLoopback.Descriptor));
        Assert.True(client.Supports(DeleteLoopback.Descriptor));
    }

    [Fact]
    public async Task CutConnections_All_StateStays()
    {
        var client = await _simulator.ConnectAsync();
        await client.InvokeAsync<CreateLoopback, CreateLoopbackReply>(new());
        _simulator.Vpp.CutConnections();
        await client.Closed;
        await Eventually.TrueAsync(() => _simulator.Vpp.Clients == 0);
        Assert.Equal(4, await CountAsync(await _simulator.ConnectAsync()));
    }

    private static async Task<int> CountAsync(VppClient client)
    {
        var count = 0;
        await foreach (var _ in client.DumpAsync<SwInterfaceDump, SwInterfaceDetails>(new())) count++;
        return count;
    }
}
