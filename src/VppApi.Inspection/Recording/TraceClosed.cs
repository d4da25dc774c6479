namespace VppApi.Inspection.Recording;

/// <summary>A connection ended.</summary>
/// <param name="Time">When.</param>
/// <param name="Connection">The number of the connection, from 1.</param>
/// <param name="Reason">Why.</param>
public sealed record TraceClosed(DateTimeOffset Time, int Connection, string Reason) : TraceEntry(Time, Connection);
