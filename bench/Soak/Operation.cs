namespace Soak;

/// <summary>One thing that was begun and must end.</summary>
/// <param name="Load">Whose.</param>
/// <param name="Began">When, as a timestamp of the clock.</param>
internal sealed record Operation(string Load, long Began);
