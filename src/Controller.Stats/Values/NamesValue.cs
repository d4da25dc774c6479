namespace Controller.Stats.Values;

/// <summary>Strings by index.</summary>
/// <param name="Name">The entry's name.</param>
/// <param name="Names">The strings; null where VPP has none.</param>
public sealed record NamesValue(string Name, IReadOnlyList<string?> Names) : StatsValue(Name, StatsEntryType.Names);
