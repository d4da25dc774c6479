using TestKit;
using TestKit.FakeVpp;
using VppApi.Tests.Messages;
using VppApi.Tests.Session;

namespace VppApi.Tests.Supervision;

/// <summary>A supervisor, and the fake VPP that it finds whenever the test lets it.</summary>
internal sealed class SupervisedVpp : IAsyncDisposable
{
    private readonly FakeVppServer _server = new(new Dictionary<string, ushort>(TestMessages.Table, StringComparer.Ordinal)
    {
        ["control_ping_51077d14"] = FakeVppConnection.ControlPing,
        ["control_ping_reply_f6b0b8ca"] = FakeVppConnection.ControlPingReply,
    });

    public SupervisedVpp(Func<VppSupervisorOptions, VppSupervisorOptions>? change = null)
    {
        var options = new VppSupervisorOptions
        {
            Client = new VppClientOptions { SocketPath = _server.SocketPath, ConnectTimeout = TimeSpan.FromSeconds(30), EventQueueCapacity = 8 },
            FirstDelay = TimeSpan.FromMilliseconds(1),
            LongestDelay = TimeSpan.FromMilliseconds(10),
            PingInterval = TimeSpan.FromHours(1),
        };
        Supervisor = new VppSupervisor(change?.Invoke(options) ?? options);
    }

    public VppSupervisor Supervisor { get; }

    /// <summary>Lets the next attempt succeed.</summary>
    public Task<FakeVppConnection> AcceptAsync() => _server.AcceptAndShakeHandsAsync();

    /// <summary>Lets the next attempt fail.</summary>
    public async Task RefuseAsync()
    {
        using var connection = await _server.AcceptAsync();
    }

    public static async Task AnswerWantAsync(FakeVppConnection vpp, bool on, int retval = 0)
    {
        var want = await vpp.ExpectAsync();
        Assert.Equal((FakeSession.IdOf<WantBells>(), on ? 1u : 0u, (uint)Environment.ProcessId), (want.Id, want.Field(0), want.Field(1)));
        await vpp.SendAsync(new FakeMessage(FakeSession.IdOf<WantBellsReply>()).U32(want.Context).I32(retval));
    }

    public static Task RingAsync(FakeVppConnection vpp, uint number)
        => vpp.SendAsync(new FakeMessage(FakeSession.IdOf<BellEvent>()).U32(FakeVppConnection.ClientIndex).U32(1).U32(number));

    public IAsyncEnumerator<VppNotice<BellEvent>> Watch(CancellationToken cancellationToken = default)
        => Supervisor.WatchAsync<WantBells, WantBellsReply, BellEvent>(default, cancellationToken).GetAsyncEnumerator(CancellationToken.None);

    public async Task<VppConnectionState> WaitForAsync(VppConnectionStatus status, long generation = 0)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await Supervisor.StatesAsync(patience.Token).FirstAsync(state => state.Status == status && state.Generation >= generation);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await Supervisor.DisposeAsync();
    }
}
