using System.CommandLine;
using VppApi.Inspection.Recording;

namespace Controller.Cli.Api;

/// <summary>A recording that is read.</summary>
internal static class TraceFile
{
    public static Argument<string> Argument() => new("FILE") { Description = "A recording of 'vppilot api trace record'." };

    /// <exception cref="CliError">It cannot be opened, or is no recording.</exception>
    public static (FileStream File, TraceReader Trace) Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return (file, TraceReader.Open(file));
        }
        catch (Exception error) when (error is TraceException or IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new CliError(error is TraceException ? $"{path}: {error.Message}" : error.Message, error);
        }
    }
}
