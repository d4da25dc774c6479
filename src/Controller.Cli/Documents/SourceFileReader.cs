using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Unicode;
using Controller.Cli.Terminal;
using Controller.Contracts.Rest;
using Controller.Core.Yaml;

namespace Controller.Cli.Documents;

/// <summary>Reads a document: never more of it than the server takes, and only if it is UTF-8.</summary>
internal static class SourceFileReader
{
    private static readonly int MaxBytes = ReadLimits.Default.MaxBytes;

    public static Argument<string> Argument()
    {
        var file = new Argument<string>("FILE") { Description = "The desired-state file (YAML or JSON); - reads standard input." };
        file.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: ['-', _, ..] option }])
                result.AddError($"There is no option '{option}' here. A file of that name is given as ./{option}.");
        });
        return file;
    }

    /// <exception cref="CliError">The file cannot be opened or read.</exception>
    public static async Task<SourceFile> ReadAsync(string path, CliConsole console, CancellationToken cancellationToken)
    {
        if (path == "-")
            return Decode("<stdin>", "yaml", await ReadBoundedAsync(console.Input, cancellationToken));
        if (Directory.Exists(path))
            throw new CliError($"{path} is a directory, not a file.");
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, useAsync: true);
            var format = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "json" : "yaml";
            return Decode(path, format, await ReadBoundedAsync(file, cancellationToken));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliError($"{path}: there is no such file.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new CliError($"{path}: not allowed to read it.", error);
        }
        catch (IOException error)
        {
            throw new CliError($"{path}: {error.Message}", error);
        }
    }

    // One byte more than the limit tells too large from just right, also for a pipe or a device without an end.
    private static async Task<byte[]> ReadBoundedAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBytes + 1);
        try
        {
            var length = await stream.ReadAtLeastAsync(
                buffer.AsMemory(0, MaxBytes + 1), MaxBytes + 1, throwOnEndOfStream: false, cancellationToken);
            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static SourceFile Decode(string name, string format, byte[] bytes)
    {
        if (bytes.Length <= MaxBytes && Utf8.IsValid(bytes))
            return new SourceFile(name, new ConfigDocument(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'), format));
        var findings = OfflineValidation.ToViews(ConfigReader.Read(bytes).Findings);
        return new SourceFile(name, new ConfigDocument(string.Empty), findings[0]);
    }
}
