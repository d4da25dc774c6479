namespace Controller.Stats;

/// <summary>One line of the directory.</summary>
/// <param name="Index">Its place; good until the next change of structure.</param>
/// <param name="Name">Its name, for example <c>/if/rx</c>.</param>
/// <param name="Type">What it holds.</param>
public sealed record StatsDirectoryEntry(int Index, string Name, StatsEntryType Type);
