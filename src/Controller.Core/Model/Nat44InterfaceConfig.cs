namespace Controller.Core.Model;

/// <summary>An interface's role in NAT44-ED.</summary>
/// <param name="Interface">Our name of the interface.</param>
/// <param name="Role">Its role.</param>
public sealed record Nat44InterfaceConfig(string Interface, Nat44Role Role);
