using System.Xml.Linq;
using TestKit;

namespace Architecture.Tests;

/// <summary>Versions stand in Directory.Packages.props only; each is used, or is a pin with a reason.</summary>
public sealed class PackageTests
{
    private const string PinnedGroup = "Pinned";

    private static readonly XDocument Central = XDocument.Load(RepositoryRoot.File("Directory.Packages.props"), LoadOptions.PreserveWhitespace);

    [Fact]
    public void Version_OfEveryPackage_IsUsedByAProject()
    {
        var used = ProjectFile.All.Values.SelectMany(static project => project.Packages)
            .Concat(PackagesOf("Directory.Build.props")).Concat(PackagesOf("Directory.Build.targets"));

        Nothing.In(Versions(pinned: false).Select(Name).Except(used, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Version_ThatIsPinned_HasAReason()
    {
        // One comment may stand above several pins of one reason.
        var without = Versions(pinned: true).Where(static version => version.NodesBeforeSelf().OfType<XComment>().LastOrDefault() is null);

        Nothing.In(without.Select(Name));
    }

    [Fact]
    public void Project_NamesNoVersion()
        => Nothing.In(ProjectFile.All.Values
            .Where(static project => project.Xml.Descendants("PackageReference").Any(static reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null))
            .Select(static project => project.Name));

    private static IEnumerable<XElement> Versions(bool pinned) => Central.Descendants("PackageVersion")
        .Where(version => version.Parent!.Attribute("Label")?.Value is PinnedGroup == pinned);

    private static string Name(XElement version) => version.Attribute("Include")!.Value;

    private static IEnumerable<string> PackagesOf(string file)
        => XDocument.Load(RepositoryRoot.File(file)).Descendants("PackageReference").Select(Name);
}
