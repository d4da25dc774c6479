using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Controller.Api.Storage;

/// <summary>One record in one file, replaced whole. A file that cannot be understood is set aside, not deleted.</summary>
internal sealed class LocalFile<T>(string path, JsonTypeInfo<T> type, ILogger log)
    where T : class
{
    /// <summary>The record; null when there is none or it is damaged.</summary>
    public T? Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException error)
        {
            var aside = path + ".damaged";
            File.Move(path, aside, overwrite: true);
            StorageLog.LocalFileDamaged(log, path, aside, error);
            return null;
        }
    }

    /// <summary>Writes the record to the disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task WriteAsync(T record)
    {
        try
        {
            await AtomicFile.WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(record, type));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    /// <summary>Writes the record; a failure is logged, for callers that have a second place.</summary>
    /// <returns>True when it is on the disk.</returns>
    public async Task<bool> TryWriteAsync(T record)
    {
        try
        {
            await WriteAsync(record);
            return true;
        }
        catch (IOException error)
        {
            StorageLog.LocalFileFailed(log, path, error);
            return false;
        }
    }

    /// <summary>Removes the file; a failure is logged.</summary>
    public void TryDelete()
    {
        try
        {
            AtomicFile.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            StorageLog.LocalFileFailed(log, path, error);
        }
    }
}
