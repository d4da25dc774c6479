using System.Text.RegularExpressions;
using TestKit;

namespace Controller.Cli.Tests.Manual;

/// <summary>The outputs in docs/cli.md are those of the golden files.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Outputs_InTheDocumentation_AreReal()
    {
        const string Path = "docs/cli.md";

        var page = File.ReadAllText(RepositoryRoot.File(Path));
        var real = Example().Replace(page, static match => $"{match.Groups["mark"].Value}\n```\n{Output(match.Groups["part"].Value, match.Groups["name"].Value)}```\n");

        Assert.True(Example().Count(page) > 10);
        GoldenFile.Verify(Path, real);
    }

    private static string Output(string part, string name)
    {
        var golden = File.ReadAllText(RepositoryRoot.File($"tests/Controller.Cli.Tests/Golden/{name}.txt"));
        if (part == "screen")
            return golden;
        var (output, error) = golden.Split("--- standard error\n") is [var first, var second] ? (first, second) : throw new InvalidDataException($"{name} has no two parts");
        var text = part == "error" ? error : output[(output.IndexOf("--- standard output\n", StringComparison.Ordinal) + "--- standard output\n".Length)..];
        return text.Replace("http://SERVER", "http://127.0.0.1:8080", StringComparison.Ordinal).TrimEnd('\n') + "\n";
    }

    [GeneratedRegex(@"(?<mark><!-- (?<part>output|error|screen) of (?<name>[\w-]+) -->)\n```\n[^`]*```\n", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Example();
}
