namespace VppApi.Inspection.Recording;

/// <summary>A client connected.</summary>
/// <param name="Time">When.</param>
/// <param name="Connection">The number of the connection, from 1.</param>
/// <param name="ClientName">What it called itself.</param>
public sealed record TraceOpened(DateTimeOffset Time, int Connection, string ClientName) : TraceEntry(Time, Connection);
