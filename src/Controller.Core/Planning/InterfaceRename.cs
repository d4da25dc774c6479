namespace Controller.Core.Planning;

/// <summary>An observed interface that goes by another name in a Plan.</summary>
/// <param name="From">Its name in the Snapshot.</param>
/// <param name="To">Its name in the steps.</param>
public sealed record InterfaceRename(string From, string To);
