namespace Controller.Core.Resources;

/// <summary>One attribute of a resource, as text.</summary>
/// <param name="Name">In the file format's spelling.</param>
/// <param name="Text">Its value, secrets masked; null when it is unset, or unreadable in what was observed.</param>
public readonly record struct ResourceAttribute(string Name, string? Text);
