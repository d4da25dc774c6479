using Binapigen.Emit.WellKnown;
using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>Makes all files of an API.</summary>
internal static class ApiEmitter
{
    /// <summary>The folders that files are put into, below the output folder.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["Modules", "Fixed", "WellKnown"];

    /// <summary>Makes them.</summary>
    /// <param name="model">The API.</param>
    /// <param name="options">What the user chose.</param>
    /// <returns>The files in the order of their paths.</returns>
    public static IReadOnlyList<GeneratedFile> Emit(ApiModel model, EmitOptions options)
        => [.. model.Modules.Select(m => new ModuleEmitter(model, m, options).Emit())
            .Concat(BufferEmitter.Emit(model, options))
            .Concat(WellKnownEmitter.Emit(model, options))
            .Append(CatalogEmitter.Emit(model, options))
            .OrderBy(f => f.Path, StringComparer.Ordinal)];
}
