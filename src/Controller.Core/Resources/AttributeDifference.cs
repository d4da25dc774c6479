namespace Controller.Core.Resources;

/// <summary>How one attribute differs.</summary>
/// <param name="Name">In the file format's spelling.</param>
/// <param name="Before">Observed; null when there was none.</param>
/// <param name="After">Desired; null when it goes away.</param>
public sealed record AttributeDifference(string Name, string? Before, string? After);
