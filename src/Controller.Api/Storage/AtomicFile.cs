using Controller.Api.Hosting;

namespace Controller.Api.Storage;

/// <summary>Writes a file so that after a crash at any moment either the old content or the new one is there, whole.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces the file's content and returns when it is on the disk.</summary>
    /// <exception cref="IOException">The disk is full, or the directory cannot be written.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content)
    {
        var temporary = path + ".new";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var stream = new FileStream(temporary, options))
        {
            await stream.WriteAsync(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        LinuxCalls.SyncDirectory(Path.GetDirectoryName(path)!);
    }

    /// <summary>Removes the file; no error when there is none.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        LinuxCalls.SyncDirectory(Path.GetDirectoryName(path)!);
    }
}
