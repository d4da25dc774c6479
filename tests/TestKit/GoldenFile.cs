using Xunit;

namespace TestKit;

/// <summary>Compares what a test made with what is committed. <c>UPDATE_GOLDEN=1</c> writes the files instead.</summary>
public static class GoldenFile
{
    /// <summary>Fails when the text differs from the committed file, naming the first line that does.</summary>
    /// <param name="path">The file, relative to the repository's root.</param>
    /// <param name="actual">What the test made.</param>
    public static void Verify(string path, string actual)
    {
        var file = RepositoryRoot.File(path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"{path} does not exist; run the test with UPDATE_GOLDEN=1 and look at what it writes");
        var expected = File.ReadAllText(file);
        if (string.Equals(expected, actual, StringComparison.Ordinal)) return;
        var expectedLines = expected.Split('\n');
        var actualLines = actual.Split('\n');
        var line = 0;
        while (line < expectedLines.Length && line < actualLines.Length && expectedLines[line] == actualLines[line]) line++;
        Assert.Fail($"{path} line {line + 1} differs (UPDATE_GOLDEN=1 accepts the new text)\n"
            + $"committed: {expectedLines.ElementAtOrDefault(line) ?? "<end>"}\n   made: {actualLines.ElementAtOrDefault(line) ?? "<end>"}");
    }
}
