namespace Controller.Contracts.Rest;

/// <summary>An inside host and how many sessions it has.</summary>
/// <param name="Address">Inside address.</param>
/// <param name="Vrf">Inside table.</param>
/// <param name="Sessions">Dynamic sessions.</param>
/// <param name="StaticSessions">Sessions of static mappings.</param>
public sealed record Nat44UserView(string Address, uint Vrf, uint Sessions, uint StaticSessions);
