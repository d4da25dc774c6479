namespace Binapigen.Comparison;

/// <summary>What differs in one module.</summary>
/// <param name="Module">VPP's name.</param>
/// <param name="IsAdded">The module is new.</param>
/// <param name="IsRemoved">The module is gone.</param>
/// <param name="Messages">Its messages that differ, in the order of their names.</param>
internal sealed record ModuleDifference(string Module, bool IsAdded, bool IsRemoved, IReadOnlyList<MessageChange> Messages);
