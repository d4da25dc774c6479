using System.Buffers;
using System.CommandLine;
using System.Text;
using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Documents;

/// <summary>Reads a document: never more of it than the server takes, and only if it is UTF-8.</summary>
internal static class SourceFileReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
        var buffer = ArrayPool<byte>.Shared.Rent(ConfigDocument.MaxBytes + 1);
        try
        {
            var length = await stream.ReadAtLeastAsync(
                buffer.AsMemory(0, ConfigDocument.MaxBytes + 1), ConfigDocument.MaxBytes + 1, throwOnEndOfStream: false, cancellationToken);
            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static SourceFile Decode(string name, string format, byte[] bytes)
    {
        if (bytes.Length > ConfigDocument.MaxBytes)
            return Reject(name, "document-too-large", 1, 1, $"The document is larger than {ConfigDocument.MaxBytes / (1024 * 1024)} MiB, the most that the server takes.");
        try
        {
            var text = Strict.GetString(bytes);
            return new SourceFile(name, new ConfigDocument(text.TrimStart('\uFEFF'), format));
        }
        catch (DecoderFallbackException error)
        {
            var (line, column) = Locate(bytes, error.Index);
            return Reject(name, "not-utf8", line, column, "The document is not UTF-8 text. Save it as UTF-8; if this is not a text file at all, give the right one.");
        }
    }

    private static SourceFile Reject(string name, string code, int line, int column, string text)
        => new(name, new ConfigDocument(string.Empty), new FindingView("error", code, string.Empty, line, column, text));

    private static (int Line, int Column) Locate(ReadOnlySpan<byte> bytes, int index)
    {
        var before = bytes[..index];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Strict.GetCharCount(before[lineStart..]) + 1);
    }
}
