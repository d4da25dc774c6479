namespace Controller.Stats.Values;

/// <summary>What an entry held at one moment, copied out of the segment.</summary>
/// <param name="Name">The entry's name; for a symlink its own, not its target's.</param>
/// <param name="Type">What it holds; for a symlink the target's type.</param>
public abstract record StatsValue(string Name, StatsEntryType Type);
