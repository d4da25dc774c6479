namespace TestKit;

/// <summary>A directory of its own, short enough for unix sockets (their paths end at 107 bytes), deleted on dispose.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    /// <summary>Makes the directory.</summary>
    /// <param name="prefix">Start of its name.</param>
    public TemporaryDirectory(string prefix = "vppilot-") => Path = Directory.CreateTempSubdirectory(prefix).FullName;

    /// <summary>The directory.</summary>
    public string Path { get; }

    /// <summary>A path inside it.</summary>
    /// <param name="name">File name.</param>
    /// <returns>The whole path.</returns>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Someone else cleaned up: that is what we wanted.
        }
    }
}
