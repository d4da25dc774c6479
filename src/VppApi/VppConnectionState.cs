namespace VppApi;

/// <summary>How a supervised connection is, and since when.</summary>
/// <param name="Status">How it is.</param>
/// <param name="Generation">
/// Number of the connection, from 1; 0 before the first. A higher number than before means another connection, and perhaps another
/// VPP: everything that was known of it may be wrong.
/// </param>
/// <param name="Attempt">Attempts to connect since the last connection ended, this one included; 0 while connected.</param>
/// <param name="Reason">Why it is not connected, as far as known.</param>
/// <param name="Since">When it became so.</param>
public sealed record VppConnectionState(VppConnectionStatus Status, long Generation, int Attempt, Exception? Reason, DateTimeOffset Since);
