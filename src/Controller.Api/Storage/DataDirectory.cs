namespace Controller.Api.Storage;

/// <summary>
/// The directory that holds what must outlive the server. One server at a time: a lock file is held for the life of the process, and
/// the kernel drops it however the process ends.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    // EWOULDBLOCK of flock, as .NET hands it on.
    private const int WouldBlock = 11;

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Where the private PostgreSQL keeps its cluster.</summary>
    public string Postgres => System.IO.Path.Combine(Path, "postgres");

    /// <summary>Where the keys of the pages' cookies are.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Makes the directory when it is missing and takes its lock.</summary>
    /// <exception cref="IOException">It cannot be made or written, or another server has it; the message says which.</exception>
    public static DataDirectory Open(string path)
    {
        try
        {
            // No one else's business: it holds documents with secrets (memif).
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"the data directory {path} cannot be made: {error.Message} Set VPPILOT_DATA_DIR to a directory that this user can write.", error);
        }

        return new DataDirectory(path, TakeLock(path));
    }

    /// <summary>The node's own directory in it, made when missing.</summary>
    public string ForNode(string node) => Directory.CreateDirectory(System.IO.Path.Combine(Path, "nodes", node)).FullName;

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    private static FileStream TakeLock(string path)
    {
        var file = System.IO.Path.Combine(path, "server.lock");
        try
        {
            // FileShare.None is an exclusive flock. The pid is for people who look into the file.
            var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            held.SetLength(0);
            held.Write(System.Text.Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"));
            held.Flush();
            return held;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"the data directory {path} cannot be written: {error.Message} Set VPPILOT_DATA_DIR to a directory that this user can write.", error);
        }
        catch (IOException error) when (error.HResult == WouldBlock)
        {
            throw new IOException($"another server uses the data directory {path}; stop it, or set VPPILOT_DATA_DIR to another directory.", error);
        }
    }
}
