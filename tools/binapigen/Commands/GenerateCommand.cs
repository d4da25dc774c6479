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
            if (await options.GenerateAsync(result, output, cancellationToken) is not { } api) return CommandRunner.Failure;
            var (written, removed) = new OutputFolder(options.Output(result)).Write(api.Files);
            output.Line($"{api.Files.Count} files: {written} written, {api.Files.Count - written} unchanged, {removed} removed.");
            if (options.Definitions(result) is { } definitions)
                output.Line($"{definitions}: {(new DefinitionsFile(definitions).Write(api.Definitions) ? "written" : "unchanged")}.");
            return CommandRunner.Success;
        });
        return command;
    }
}
