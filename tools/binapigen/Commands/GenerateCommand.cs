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
        command.Runs((result, output, _) =>
        {
            if (options.Generate(result, output) is not { } files) return Task.FromResult(CommandRunner.Failure);
            var (written, removed) = new OutputFolder(options.Output(result)).Write(files);
            output.Line($"{files.Count} files: {written} written, {files.Count - written} unchanged, {removed} removed.");
            return Task.FromResult(CommandRunner.Success);
        });
        return command;
    }
}
