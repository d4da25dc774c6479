using TestKit;

namespace Architecture.Tests;

/// <summary>A file of the checkout.</summary>
/// <param name="Relative">Its path from the root, with slashes.</param>
internal readonly record struct SourcePath(string Relative)
{
    public string Name => Path.GetFileName(Relative);

    public string[] Folders => Path.GetDirectoryName(Relative)!.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public bool IsGenerated => Name.EndsWith(".g.cs", StringComparison.Ordinal);

    public bool IsUnder(string folder) => Relative.StartsWith(folder + "/", StringComparison.Ordinal);

    public string ReadText() => File.ReadAllText(RepositoryRoot.File(Relative));

    public string[] ReadLines() => File.ReadAllLines(RepositoryRoot.File(Relative));
}
