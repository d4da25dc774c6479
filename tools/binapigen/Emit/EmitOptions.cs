namespace Binapigen.Emit;

/// <summary>What the user can choose about the output.</summary>
/// <param name="Namespace">The namespace that all modules are in.</param>
/// <param name="WithComments">Write VPP's comments as documentation.</param>
internal sealed record EmitOptions(string Namespace = "VppApi.Generated", bool WithComments = false);
