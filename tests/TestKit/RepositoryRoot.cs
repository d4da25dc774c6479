namespace TestKit;

/// <summary>The checkout that the tests were built from.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> Found = new(Search);

    /// <summary>Its directory, the one with <c>VPPilot.slnx</c>.</summary>
    public static string Path => Found.Value;

    /// <summary>A path inside it.</summary>
    /// <param name="relative">Relative to the root.</param>
    /// <returns>The whole path.</returns>
    public static string File(string relative) => System.IO.Path.Combine(Path, relative);

    private static string Search()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (directory.EnumerateFiles("VPPilot.slnx").Any()) return directory.FullName;
        }

        throw new InvalidOperationException($"VPPilot.slnx is not above {AppContext.BaseDirectory}");
    }
}
