namespace Controller.Contracts.Rest;

/// <summary>The roles of one interface in NAT44.</summary>
/// <param name="Interface">Its name.</param>
/// <param name="Roles"><c>inside</c>, <c>outside</c>, <c>output-feature</c>.</param>
public sealed record Nat44InterfaceView(string Interface, IReadOnlyList<string> Roles);
