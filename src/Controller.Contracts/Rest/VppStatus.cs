namespace Controller.Contracts.Rest;

/// <summary>The connection to VPP and what is at its other end.</summary>
/// <param name="Connected">True while the API socket is up.</param>
/// <param name="Socket">Path of the API socket.</param>
/// <param name="Version">VPP's version, for example <c>26.06-release</c>; null while never connected.</param>
/// <param name="Pid">VPP's process id.</param>
/// <param name="Since">Since when <paramref name="Connected"/> is as it is (UTC): up since, or down since.</param>
/// <param name="LastError">Why the last connection broke or could not be made.</param>
/// <param name="Restarts">How often VPP was seen to restart since the server started.</param>
/// <param name="MissingMessages">Messages that this client knows and this VPP lacks (plugins not loaded, older release).</param>
/// <param name="ChangedMessages">Messages whose layout differs from this client's.</param>
/// <param name="MissingFeatures">Features that cannot be used on this VPP, each with the reason, for people.</param>
/// <param name="StatsAvailable">True while the stats segment is mapped.</param>
public sealed record VppStatus(
    bool Connected,
    string Socket,
    string? Version,
    uint? Pid,
    DateTimeOffset? Since,
    string? LastError,
    int Restarts,
    int MissingMessages,
    int ChangedMessages,
    IReadOnlyList<string> MissingFeatures,
    bool StatsAvailable);
