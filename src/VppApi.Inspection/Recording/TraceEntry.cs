namespace VppApi.Inspection.Recording;

/// <summary>Something that happened while a recording was made.</summary>
/// <param name="Time">When.</param>
/// <param name="Connection">The number of the connection, from 1.</param>
public abstract record TraceEntry(DateTimeOffset Time, int Connection);
