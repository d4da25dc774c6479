using Binapigen.Schema;

namespace Binapigen.Input;

/// <summary>API definitions and where they come from.</summary>
/// <param name="Documents">The modules that could be read.</param>
/// <param name="Release">The VPP release, if the source tells it.</param>
internal sealed record ApiInput(IReadOnlyList<ApiDocument> Documents, string? Release);
