using VppApi;
using VppApi.Generated.Interface;
using VppApi.Generated.IpTypes;

namespace Soak;

/// <summary>Keeps a connection: whenever it ends, makes the next one, for ever, and puts into VPP what the loads need.</summary>
internal sealed class SessionKeeper : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private readonly VppClientOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _keeping;
    private TaskCompletionSource<SoakSession> _current = NewSource();

    /// <summary>Begins.</summary>
    /// <param name="options">How to connect.</param>
    public SessionKeeper(VppClientOptions options)
    {
        _options = options;
        _keeping = Task.Run(KeepAsync);
    }

    /// <summary>Connections so far.</summary>
    public int Count { get; private set; }

    /// <summary>The connection, as soon as there is one.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session.</returns>
    public Task<SoakSession> CurrentAsync(CancellationToken cancellationToken) => Volatile.Read(ref _current).Task.WaitAsync(cancellationToken);

    /// <summary>Waits until a session that broke is not the current one any more.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When <see cref="CurrentAsync"/> gives another, or nothing yet.</returns>
    public async Task GoneAsync(SoakSession session, CancellationToken cancellationToken)
    {
        await session.Client.Closed.WaitAsync(cancellationToken);
        while (Volatile.Read(ref _current).Task is { IsCompletedSuccessfully: true } current && ReferenceEquals(await current, session))
            await Task.Delay(1, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _keeping;
        _stop.Dispose();
    }

    private static TaskCompletionSource<SoakSession> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task KeepAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var client = await VppClient.ConnectAsync(_options, _stop.Token);
                var session = new SoakSession(client, await PrepareAsync(client), ++Count);
                Volatile.Read(ref _current).SetResult(session);
                await client.Closed.WaitAsync(_stop.Token);
                Volatile.Write(ref _current, NewSource());
            }
            catch (Exception error) when (error is VppConnectionException or VppProtocolException or OperationCanceledException)
            {
                // VPP is away, or went while it was prepared.
                await Task.Delay(Between, CancellationToken.None);
            }
        }
    }

    private static async Task<uint> PrepareAsync(VppClient client)
    {
        var interfaces = new InterfaceApi(client);
        var loopback = (await interfaces.CreateLoopbackAsync(new CreateLoopback())).SwIfIndex;
        await interfaces.SwInterfaceAddDelAddressAsync(new SwInterfaceAddDelAddress { SwIfIndex = loopback, IsAdd = true, Prefix = Prefix.Parse("192.168.0.1/24") });
        return loopback;
    }
}
