using System.CommandLine;
using Binapigen.Comparison;
using Binapigen.Input;
using Binapigen.Schema;

namespace Binapigen.Commands;

/// <summary><c>binapigen diff</c>: tells what differs between two APIs.</summary>
internal static class DiffCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var before = new Argument<string>("old") { Description = "A directory of .api.json files, or the API socket of a running VPP." };
        var after = new Argument<string>("new") { Description = "Another one." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("diff", "Tells which messages were added, removed or changed, by module.") { before, after, json };
        command.Runs(async (result, output, cancellationToken) =>
        {
            var errors = new ApiJsonErrors();
            var oldApi = await ApiInput.ReadAsync(result.GetValue(before)!, errors, cancellationToken);
            var newApi = await ApiInput.ReadAsync(result.GetValue(after)!, errors, cancellationToken);
            if (output.Reports(errors)) return CommandRunner.Failure;
            var difference = ApiDifference.Between(oldApi.Documents, newApi.Documents);
            if (result.GetValue(json)) output.Line(DifferenceJson.Write(difference));
            else WriteText(difference, output);
            return CommandRunner.Success;
        });
        return command;
    }

    private static void WriteText(ApiDifference difference, CommandOutput output)
    {
        foreach (var module in difference.Modules)
        {
            var state = module switch { { IsAdded: true } => " (new module)", { IsRemoved: true } => " (module removed)", _ => "" };
            output.Line($"{module.Module}{state}");
            foreach (var change in module.Messages) output.Line("  " + Describe(change));
        }

        output.Line($"{difference.Count(MessageChangeKind.Added)} added, {difference.Count(MessageChangeKind.Removed)} removed, "
            + $"{difference.Count(MessageChangeKind.CrcChanged)} changed, {difference.Count(MessageChangeKind.Moved)} moved "
            + $"in {difference.Modules.Count} modules.");
    }

    private static string Describe(MessageChange change) => change.Change switch
    {
        MessageChangeKind.Added => $"+ {change.Message} {change.NewCrc:x8}",
        MessageChangeKind.Removed => $"- {change.Message} {change.OldCrc:x8}",
        MessageChangeKind.CrcChanged => $"~ {change.Message} {change.OldCrc:x8} -> {change.NewCrc:x8}{From(change)}",
        _ => $"> {change.Message} {change.NewCrc:x8}{From(change)}",
    };

    private static string From(MessageChange change) => change.OldModule is null ? "" : $" (from {change.OldModule})";
}
