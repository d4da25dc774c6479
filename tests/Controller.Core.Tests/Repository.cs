using System.Reflection;

namespace Controller.Core.Tests;

/// <summary>Files of the repository that tests read, and golden ones that they compare with.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item =>
        item.Key == "RepositoryRoot").Value!;

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>Compares a committed file with what it is made from; UPDATE_GOLDEN=1 writes it instead.</summary>
    public static void AssertGolden(string relative, string expected)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
            File.WriteAllText(PathOf(relative), expected);
        }

        Assert.True(File.Exists(PathOf(relative)), $"{relative} is missing: run the test with UPDATE_GOLDEN=1.");
        Assert.True(
            Read(relative) == expected,
            $"{relative} is not what its source gives: run the test with UPDATE_GOLDEN=1, and look at the difference.");
    }
}
