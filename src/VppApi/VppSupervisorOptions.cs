namespace VppApi;

/// <summary>How a <see cref="VppSupervisor"/> keeps its connection.</summary>
public sealed record VppSupervisorOptions
{
    /// <summary>The connection's own options: where, as whom, how much at a time.</summary>
    public required VppClientOptions Client { get; init; }

    /// <summary>
    /// Wait before the second attempt; each further wait is twice as long. The first attempt comes at once, also after a connection
    /// that lasted for longer than <see cref="LongestDelay"/>.
    /// </summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait between two attempts. There is no last attempt.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time between two pings that look whether VPP answers.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long such a ping may take before the state is <see cref="VppConnectionStatus.Unresponsive"/>. That is all that happens:
    /// a VPP whose main thread is held up for seconds goes on when it is free, and so does everything that waits.
    /// </summary>
    public TimeSpan UnresponsiveAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Run on every new connection before anybody else gets it, for what must come first on each. When it fails the connection is
    /// closed, and the next attempt comes after the usual wait.
    /// </summary>
    public Func<VppClient, CancellationToken, Task>? OnConnected { get; init; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Client);
        Client.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FirstDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestDelay, FirstDelay);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PingInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(UnresponsiveAfter, TimeSpan.Zero);
    }
}
