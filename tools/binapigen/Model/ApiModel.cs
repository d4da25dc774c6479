namespace Binapigen.Model;

/// <summary>A whole API, resolved: every name found, every size known.</summary>
/// <param name="Release">The VPP release, for example <c>26.06</c>.</param>
/// <param name="Modules">The modules in the order of their names.</param>
/// <param name="Warnings">What is odd but harmless.</param>
internal sealed record ApiModel(string Release, IReadOnlyList<ApiModule> Modules, IReadOnlyList<string> Warnings);
