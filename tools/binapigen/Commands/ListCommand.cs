using System.CommandLine;
using System.Text.Json;
using Binapigen.Input;
using Binapigen.Model;
using Binapigen.Schema;

namespace Binapigen.Commands;

/// <summary><c>binapigen ls</c>: lists modules and messages.</summary>
internal static class ListCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("directory") { Description = "A directory of .api.json files, or the API socket of a running VPP." };
        var modules = new Option<string[]>("--modules") { Description = "Only these modules, separated by commas.", DefaultValueFactory = _ => [] };
        var command = new Command("ls", "Lists modules and their messages with CRC, kind and size.") { folder, modules };
        command.Runs(async (result, output, cancellationToken) =>
        {
            var errors = new ApiJsonErrors();
            var input = await ApiInput.ReadAsync(result.GetValue(folder)!, errors, cancellationToken);
            var model = ModelBuilder.Build(input.Documents, input.Release ?? "", errors);
            if (output.Reports(errors) || model is null) return CommandRunner.Failure;
            var wanted = result.GetValue(modules)!.SelectMany(m => m.Split(',')).ToHashSet(StringComparer.Ordinal);
            var shown = model.Modules.Where(m => wanted.Count == 0 || wanted.Contains(m.Name)).ToList();
            foreach (var module in shown) WriteModule(module, output);
            output.Line($"{shown.Count} modules, {shown.Sum(m => m.Messages.Count)} messages.");
            return CommandRunner.Success;
        });
        return command;
    }

    private static void WriteModule(ApiModule module, CommandOutput output)
    {
        output.Line($"{module.Name} {module.Document.Version} {module.Document.Crc:x8}");
        foreach (var message in module.Messages)
        {
            var kind = JsonNamingPolicy.KebabCaseLower.ConvertName(message.Kind.ToString());
            var size = message.MinimumSize + (message.IsVariable ? "+" : "");
            output.Line($"  {message.Crc:x8} {kind,-12} {size,6} {message.Name}{Marks(message)}");
        }
    }

    private static string Marks(Message message) => (message.Deprecated, message.InProgress) switch
    {
        (true, _) => message.ReplacedBy is { } other ? $" (deprecated: use {other})" : " (deprecated)",
        (_, true) => " (in progress)",
        _ => "",
    };
}
