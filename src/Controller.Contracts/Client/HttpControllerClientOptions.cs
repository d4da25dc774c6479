namespace Controller.Contracts.Client;

/// <summary>How an <see cref="HttpControllerClient"/> waits and tries again.</summary>
public sealed record HttpControllerClientOptions
{
    /// <summary>How long one answer may take. An apply has no such limit: it ends when VPP has done all its steps.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>First wait before a broken status stream is opened again; doubles up to <see cref="LongestReconnectDelay"/>.</summary>
    public TimeSpan FirstReconnectDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest wait between two attempts to open the status stream.</summary>
    public TimeSpan LongestReconnectDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A status stream on which nothing came for so long, not even the server's heartbeat (a comment every 15 s), is opened again: a peer
    /// that vanished without a word looks just like that.
    /// </summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Told why, each time an open status stream broke or could not be opened again; it is tried again after the call.</summary>
    public Action<ControllerProblemException>? WatchInterrupted { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
