namespace Soak;

/// <summary>How one kill went.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Away">How long nobody listened: what was drawn, and VPP's start.</param>
/// <param name="FirstDone">For each load, from when VPP listened again to its first operation that went well.</param>
internal sealed record Recovery(int Number, TimeSpan Away, IReadOnlyList<(string Load, TimeSpan After)> FirstDone);
