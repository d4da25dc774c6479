using System.CommandLine;
using Binapigen.Output;

namespace Binapigen.Commands;

/// <summary><c>binapigen check</c>: tells whether <c>generate</c> would change anything.</summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command("check", "Tells whether generate would change anything; exit code 1 when it would.");
        var options = new GenerationOptions();
        options.AddTo(command);
        command.Runs(async (result, output, cancellationToken) =>
        {
            if (await options.GenerateAsync(result, output, cancellationToken) is not { } api) return CommandRunner.Failure;
            var differences = new OutputFolder(options.Output(result)).Compare(api.Files).ToList();
            var count = api.Files.Count;
            if (options.Definitions(result) is { } definitions)
            {
                count++;
                if (new DefinitionsFile(definitions).Compare(api.Definitions) is { } matter) differences.Add((definitions, matter));
            }

            foreach (var (path, matter) in differences) output.Line($"{path}: {matter}");
            output.Line(differences.Count == 0 ? $"{count} files are as generated." : $"{differences.Count} of {count} files are not as generated.");
            return differences.Count == 0 ? CommandRunner.Success : CommandRunner.Failure;
        });
        return command;
    }
}
