using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>What a file may be called, hold and weigh.</summary>
public sealed partial class SourceRuleTests
{
    private const int MostLines = 800;

    private static readonly string[] Code = [".cs", ".razor", ".c", ".h", ".css", ".js", ".sql", ".sh", ".py"];

    // Sorting by kind hides what belongs together. (Model, in the singular, is a concern: the records of one subject.)
    private static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "Utils", "Util", "Utilities", "Helpers", "Helper", "Common", "Managers", "Misc", "Enums", "Interfaces", "Models", "Classes", "Extensions",
    };

    [Fact]
    public void File_HasAtMostEightHundredLines()
        => Nothing.In(SourceTree.WithExtension(Code)
            .Where(static file => !file.IsGenerated && file.ReadLines().Length > MostLines)
            .Select(static file => file.Relative));

    [Fact]
    public void Folder_IsAConcernAndNotAKind()
        => Nothing.In(SourceTree.WithExtension(Code).Where(static file => file.Folders.Any(Kinds.Contains)).Select(static file => file.Relative));

    [Fact]
    public void File_LeavesNothingUndone()
        => Nothing.In(Places(SourceTree.WithExtension([.. Code, ".md", ".yaml", ".csproj", ".props"]).Where(static file => !file.IsGenerated && !IsThisFile(file)), Undone()));

    [Fact]
    public void Test_IsNotSkipped()
        => Nothing.In(Places(SourceTree.WithExtension(".cs").Where(static file => file.IsUnder("tests") && !IsThisFile(file)), Skipped()));

    [Fact]
    public void File_NamesNoMachine()
        => Nothing.In(Places(SourceTree.WithExtension([.. Code, ".md", ".yaml", ".yml", ".json", ".csproj", ".props"]).Where(static file => !IsThisFile(file)), Machine()));

    [Fact]
    public void Namespace_IsProjectAndFolder()
    {
        var offenders =
            from project in ProjectFile.All.Values
            let root = project.Xml.Descendants("RootNamespace").FirstOrDefault()?.Value ?? project.Name
            from file in SourceTree.WithExtension(".cs")
            where file.IsUnder(project.Folder) && !file.IsGenerated
            let declared = file.ReadLines().FirstOrDefault(static line => line.StartsWith("namespace ", StringComparison.Ordinal))
            let expected = string.Join('.', file.Folders.Skip(project.Path.Folders.Length).Prepend(root))
            where declared is not null && declared != $"namespace {expected};"
            select $"{file.Relative}: {declared} (expected {expected})";

        Nothing.In(offenders);
    }

    [Fact]
    public void Region_IsNotUsed()
        => Nothing.In(Places(SourceTree.WithExtension(".cs").Where(static file => !file.IsGenerated && !IsThisFile(file)), Region()));

    private static IEnumerable<string> Places(IEnumerable<SourcePath> files, Regex pattern)
        => from file in files
           from line in file.ReadLines().Select(static (text, index) => (Text: text, Number: index + 1))
           where pattern.IsMatch(line.Text)
           select $"{file.Relative}:{line.Number}: {line.Text.Trim()}";

    // The rules themselves have to name what they forbid.
    private static bool IsThisFile(SourcePath file) => file.Name == $"{nameof(SourceRuleTests)}.cs";

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Undone();

    [GeneratedRegex(@"\[(Fact|Theory|VppFact|VppTheory)\s*\([^)]*\bSkip\s*=", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Skipped();

    // Paths of the machines that this was written on mean nothing to anyone else.
    [GeneratedRegex(@"(?<![\w.])/(work|farm)/", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Machine();

    [GeneratedRegex(@"^\s*#region", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Region();
}
