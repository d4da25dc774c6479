using System.CommandLine;
using Binapigen.Output;

namespace Binapigen.Commands;

/// <summary><c>binapigen generate</c>: writes the C# of an API.</summary>
internal static class GenerateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command("generate", "Writes the C# of an API.");
        var options = new GenerationOptions();
        options.AddTo(command);
        command.Runs(async (result, output, cancellationToken) =>
        {
            if (await options.GenerateAsync(result, output, cancellationToken) is not { } files) return CommandRunner.Failure;
            var (written, removed) = new OutputFolder(options.Output(result)).Write(files);
            output.Line($"{files.Count} files: {written} written, {files.Count - written} unchanged, {removed} removed.");
            return CommandRunner.Success;
        });
        return command;
    }
}
