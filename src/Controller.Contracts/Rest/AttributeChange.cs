namespace Controller.Contracts.Rest;

/// <summary>One attribute's change.</summary>
/// <param name="Name">The attribute, in the file format's spelling.</param>
/// <param name="Before">Value in VPP now; null when there is none.</param>
/// <param name="After">Value asked for; null when it goes away.</param>
public sealed record AttributeChange(string Name, string? Before, string? After);
