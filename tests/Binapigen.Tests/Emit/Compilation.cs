using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VppApi;

namespace Binapigen.Tests.Emit;

/// <summary>Compiles generated text against the runtime, the way a user's project does.</summary>
internal static class Compilation
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(IVppApi).Assembly.Location)
            .Select(p => MetadataReference.CreateFromFile(p))]);

    /// <summary>Compiles files.</summary>
    /// <returns>Errors and warnings.</returns>
    public static IReadOnlyList<string> Faults(IEnumerable<(string Path, string Content)> files)
    {
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(f.Content, path: f.Path));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("Generated", trees, References.Value, options);
        using var assembly = new MemoryStream();
        return [.. compilation.Emit(assembly).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];
    }
}
