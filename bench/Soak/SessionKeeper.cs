using VppApi;
using VppApi.Generated.Interface;
using VppApi.Generated.IpTypes;

namespace Soak;

/// <summary>The supervised connection, and what the loads need in VPP, put there on each connect before anybody gets it.</summary>
internal sealed class SessionKeeper : IAsyncDisposable
{
    private volatile SoakSession? _session;
    private int _count;

    /// <summary>Begins to connect.</summary>
    /// <param name="options">How to connect.</param>
    public SessionKeeper(VppClientOptions options) => Supervisor = new VppSupervisor(new VppSupervisorOptions { Client = options, OnConnected = PrepareAsync });

    /// <summary>The connection itself.</summary>
    public VppSupervisor Supervisor { get; }

    /// <summary>The connection, as soon as there is one.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session.</returns>
    public async Task<SoakSession> CurrentAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var client = await Supervisor.GetClientAsync(cancellationToken);
            if (_session is { } session && ReferenceEquals(session.Client, client)) return session;
            // Broken already, and the next one is being prepared.
            await Task.Delay(1, cancellationToken);
        }
    }

    /// <summary>Waits until a session that broke is not the current one any more.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When <see cref="CurrentAsync"/> gives another, or nothing yet.</returns>
    public async Task GoneAsync(SoakSession session, CancellationToken cancellationToken)
    {
        await session.Client.Closed.WaitAsync(cancellationToken);
        while (ReferenceEquals(Supervisor.Client, session.Client)) await Task.Delay(1, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Supervisor.DisposeAsync();

    private async Task PrepareAsync(VppClient client, CancellationToken cancellationToken)
    {
        var interfaces = new InterfaceApi(client);
        var loopback = (await interfaces.CreateLoopbackAsync(new CreateLoopback(), cancellationToken)).SwIfIndex;
        var address = new SwInterfaceAddDelAddress { SwIfIndex = loopback, IsAdd = true, Prefix = Prefix.Parse("192.168.0.1/24") };
        await interfaces.SwInterfaceAddDelAddressAsync(address, cancellationToken);
        _session = new SoakSession(client, loopback, ++_count);
    }
}
