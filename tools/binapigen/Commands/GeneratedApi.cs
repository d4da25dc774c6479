using Binapigen.Emit;

namespace Binapigen.Commands;

/// <summary>What generation gave.</summary>
/// <param name="Files">The C#.</param>
/// <param name="Definitions">All definitions in one text.</param>
internal sealed record GeneratedApi(IReadOnlyList<GeneratedFile> Files, string Definitions);
