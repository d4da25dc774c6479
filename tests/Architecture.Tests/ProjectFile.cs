using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>What a project file says.</summary>
/// <param name="Path">The project file.</param>
/// <param name="Projects">Names of the projects it references.</param>
/// <param name="Packages">Names of the packages it references.</param>
internal sealed record ProjectFile(SourcePath Path, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    private static readonly Lazy<IReadOnlyDictionary<string, ProjectFile>> Found = new(() =>
        SourceTree.WithExtension(".csproj").Select(Read).ToDictionary(static project => project.Name, StringComparer.Ordinal));

    /// <summary>Every project of the checkout, by name.</summary>
    public static IReadOnlyDictionary<string, ProjectFile> All => Found.Value;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path.Name);

    /// <summary>The folder it stands in, from the root.</summary>
    public string Folder => string.Join('/', Path.Folders);

    public XDocument Xml => XDocument.Parse(Path.ReadText());

    /// <summary>Everything it references, directly or through others.</summary>
    public IReadOnlySet<string> Closure()
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(Projects);
        while (open.TryPop(out var name))
        {
            if (!reached.Add(name))
                continue;
            foreach (var next in All[name].Projects)
                open.Push(next);
        }

        return reached;
    }

    private static ProjectFile Read(SourcePath path)
    {
        var xml = XDocument.Parse(path.ReadText());
        return new ProjectFile(
            path,
            [.. Includes(xml, "ProjectReference").Select(static include => System.IO.Path.GetFileNameWithoutExtension(include.Replace('\\', '/')))],
            [.. Includes(xml, "PackageReference")]);
    }

    private static IEnumerable<string> Includes(XDocument xml, string element)
        => xml.Descendants(element).Select(static reference => reference.Attribute("Include")?.Value).OfType<string>();
}
