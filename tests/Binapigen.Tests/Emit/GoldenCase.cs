using System.Text;
using Binapigen.Emit;
using Binapigen.Model;
using Binapigen.Schema;
using TestKit;

namespace Binapigen.Tests.Emit;

/// <summary>A folder with definitions of our own and the C# that they become.</summary>
internal static class GoldenCase
{
    private const string Folder = "tests/Binapigen.Tests/Golden";

    /// <summary>All cases; each is a folder.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateDirectories(RepositoryRoot.File(Folder)).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    /// <summary>The definitions of a case, with their file names.</summary>
    public static IReadOnlyList<(string File, byte[] Json)> Inputs(string name)
        => [.. Directory.EnumerateFiles(RepositoryRoot.File($"{Folder}/{name}"), "*.api.json").Order(StringComparer.Ordinal)
            .Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))];

    /// <summary>What the generator makes of a case.</summary>
    public static IReadOnlyList<GeneratedFile> Generate(string name)
        => ApiEmitter.Emit(Model(name), new EmitOptions("Golden", WithComments: name == "comments"));

    /// <summary>A case, resolved.</summary>
    public static ApiModel Model(string name)
    {
        var errors = new ApiJsonErrors();
        var documents = Inputs(name).Select(i => ApiJsonReader.Read(i.File, i.Json, errors)).OfType<ApiDocument>().ToList();
        var model = ModelBuilder.Build(documents, "99.01", errors);
        Assert.True(model is not null, string.Join('\n', errors.Items));
        return model;
    }

    /// <summary>The path of the file that holds what is expected.</summary>
    public static string ExpectedPath(string name) => $"{Folder}/{name}/expected.txt";

    /// <summary>The path of the file that holds the definitions that are expected.</summary>
    public static string DefinitionsPath(string name) => $"{Folder}/{name}/definitions.json";

    /// <summary>All files of a case in one text. The catalog, which is the same in all of them, is in one case only.</summary>
    public static string Join(string name, IReadOnlyList<GeneratedFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.Where(f => f.Path != "MessageCatalog.g.cs" || name == "imports"))
            text.Append("=== ").Append(file.Path).Append('\n').Append(file.Content);
        return text.ToString();
    }
}
