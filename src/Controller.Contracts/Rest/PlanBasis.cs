namespace Controller.Contracts.Rest;

/// <summary>What a Plan was made from; while both are the same, an apply does just what the Plan says.</summary>
/// <param name="Revision">Number of the committed Revision; 0 when nothing was ever committed.</param>
/// <param name="Digest">
/// SHA-256, in hexadecimal, of the steps with everything in VPP that they change (before and after). What changes in VPP without
/// changing a step does not change it.
/// </param>
public sealed record PlanBasis(int Revision, string Digest);
