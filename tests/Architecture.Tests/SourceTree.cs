using TestKit;

namespace Architecture.Tests;

/// <summary>The files that people wrote: nothing that a build or a test run makes.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> Made = new(StringComparer.Ordinal)
    {
        ".git", ".vs", ".idea", ".vscode", ".vppilot", "artifacts", "bin", "obj", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "_framework",
    };

    private static readonly Lazy<IReadOnlyList<SourcePath>> Found = new(() => [.. Enumerate(RepositoryRoot.Path, string.Empty)]);

    public static IReadOnlyList<SourcePath> Files => Found.Value;

    public static IEnumerable<SourcePath> WithExtension(params string[] extensions)
        => Files.Where(file => extensions.Contains(Path.GetExtension(file.Relative), StringComparer.Ordinal));

    private static IEnumerable<SourcePath> Enumerate(string directory, string relative)
    {
        foreach (var file in Directory.EnumerateFiles(directory))
            yield return new SourcePath(Path.Join(relative, Path.GetFileName(file)));
        foreach (var child in Directory.EnumerateDirectories(directory))
        {
            if (Made.Contains(Path.GetFileName(child)))
                continue;
            foreach (var file in Enumerate(child, Path.Join(relative, Path.GetFileName(child))))
                yield return file;
        }
    }
}
