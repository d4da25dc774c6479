using System.Xml.Linq;
using TestKit;

namespace Architecture.Tests;

public sealed class SolutionTests
{
    [Fact]
    public void Solution_HasEveryProjectAndNothingElse()
    {
        var listed = XDocument.Load(RepositoryRoot.File("VPPilot.slnx")).Descendants("Project").Select(static project => project.Attribute("Path")!.Value);

        Assert.Equal(
            ProjectFile.All.Values.Select(static project => project.Path.Relative).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Projects_TakeFrameworkAndStyleFromTheRoot()
    {
        string[] central = ["TargetFramework", "Nullable", "LangVersion", "TreatWarningsAsErrors", "AnalysisLevel"];

        var own = ProjectFile.All.Values
            .SelectMany(project => project.Xml.Descendants().Where(element => central.Contains(element.Name.LocalName, StringComparer.Ordinal)).Select(element => $"{project.Name}: {element.Name}"));

        Nothing.In(own);
    }
}
