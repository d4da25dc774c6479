namespace Controller.Stats.Values;

/// <summary>An entry without data: a free slot, or the target of a symlink that was just removed.</summary>
/// <param name="Name">The entry's name.</param>
/// <param name="Type">Empty or illegal.</param>
public sealed record EmptyValue(string Name, StatsEntryType Type) : StatsValue(Name, Type);
