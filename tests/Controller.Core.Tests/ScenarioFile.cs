using Controller.Core.Merging;
using Controller.Core.Model;
using Controller.Core.Yaml;
using System.Collections.Immutable;
using System.Text;
using Controller.Core.Validation;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Controller.Core.Tests;

/// <summary>One file of <c>Scenarios</c>.</summary>
internal sealed class ScenarioFile
{
    private ScenarioFile(string path, ScenarioHeader header, string document, string? before, string? merged)
    {
        Path = path;
        Header = header;
        Document = document;
        Before = before;
        Merged = merged;
    }

    public string Path { get; }

    public ScenarioHeader Header { get; }

    /// <summary>The document under test, behind as many empty lines as the file has before it: its lines are those of the file.</summary>
    public string Document { get; }

    /// <summary>What VPP has before; null for nothing.</summary>
    public string? Before { get; }

    /// <summary>The text of both, of a document that does not stand alone; null for one that does.</summary>
    public string? Merged { get; }

    /// <summary>The document, read alone or together with what is committed before.</summary>
    public ConfigReading Reading() => Header.State is not { } state
        ? ConfigReader.Read(Document, facts: Facts)
        : ConfigReader.ReadMerged(
            Document, null, Before?.TrimStart('\n') is { Length: > 0 } committed ? committed : null, null,
            new MergeMode(StateOf(state), Header.Sections.ToDictionary(section => section.Key, section => StateOf(section.Value))), Facts);

    private static SectionState StateOf(string word) => Enum.GetValues<SectionState>().Single(state => state.ToWord() == word);

    /// <summary>Writes the text of both anew.</summary>
    public void UpdateMerged(string? text)
    {
        var parts = File.ReadAllText(Path).Split("\n---\n", 4);
        File.WriteAllText(Path, string.Join("\n---\n", parts.Take(3)).TrimEnd('\n') + "\n---\n" + text?.TrimStart('\n'));
    }

    public ValidationFacts Facts => new()
    {
        NodeId = Header.Facts?.Node,
        HardwareInterfaces = Header.Facts?.Hardware?.ToImmutableHashSet(),
        Features = Header.Facts?.Features?.ToImmutableHashSet(),
    };

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.yaml").Select(path => System.IO.Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static string Folder => Repository.PathOf("tests/Controller.Core.Tests/Scenarios");

    public static ScenarioFile Read(string name)
    {
        var path = System.IO.Path.Combine(Folder, name + ".yaml");
        var parts = new List<StringBuilder> { new() };
        var lineNumber = 0;
        foreach (var line in File.ReadAllText(path).Split('\n'))
        {
            lineNumber++;
            if (line == "---")
                parts.Add(new StringBuilder().Append('\n', lineNumber));
            else
                parts[^1].Append(line).Append('\n');
        }

        var deserializer = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();
        var header = deserializer.Deserialize<ScenarioHeader>(parts[0].ToString());
        // The newline at the end of the file ends its last line: there is no empty line behind it.
        var merged = parts.ElementAtOrDefault(3)?.ToString().TrimStart('\n');
        return new ScenarioFile(path, header, parts[1].ToString(), parts.ElementAtOrDefault(2)?.ToString(), merged is { Length: > 0 } ? merged[..^1] : merged);
    }

    /// <summary>
    /// Writes the expectations anew; the documents stay as they are, and so do line numbers that the header's length does not change.
    /// </summary>
    public void Update(IReadOnlyCollection<string> findings, IReadOnlyCollection<string>? plan)
    {
        var text = File.ReadAllText(Path);
        var header = new StringBuilder();
        foreach (var line in text[..text.IndexOf("\n---\n", StringComparison.Ordinal)].Split('\n').TakeWhile(line => line is not (
            "findings:" or "plan:" or "findings: []" or "plan: []")))
            header.Append(line).Append('\n');
        Append(header, "findings", findings);
        if (plan is not null)
            Append(header, "plan", plan);
        File.WriteAllText(Path, header + text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 1)..]);
    }

    private static void Append(StringBuilder header, string key, IReadOnlyCollection<string> lines)
    {
        header.Append(key).Append(lines.Count == 0 ? ": []\n" : ":\n");
        foreach (var line in lines)
            header.Append("  - '").Append(line.Replace("'", "''", StringComparison.Ordinal)).Append("'\n");
    }
}
