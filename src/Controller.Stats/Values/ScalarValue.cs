namespace Controller.Stats.Values;

/// <summary>A scalar or a gauge.</summary>
/// <param name="Name">The entry's name.</param>
/// <param name="Type">Scalar or gauge.</param>
/// <param name="Value">The value; VPP truncates fractions and writes timestamps in seconds.</param>
public sealed record ScalarValue(string Name, StatsEntryType Type, ulong Value) : StatsValue(Name, Type);
