namespace Binapigen.Emit;

/// <summary>One file of the output.</summary>
/// <param name="Path">Below the output folder, with forward slashes.</param>
/// <param name="Content">Its text.</param>
internal sealed record GeneratedFile(string Path, string Content);
