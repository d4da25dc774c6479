using System.Text.Json;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary>A Plan in a file: the server's answer as it came, with the id under which the server keeps it.</summary>
internal static class SavedPlan
{
    /// <summary>Writes one.</summary>
    /// <exception cref="CliError">It cannot be written.</exception>
    public static async Task WriteAsync(string path, PlanView plan, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(plan, RestJsonContext.Default.PlanView) + "\n", cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CliError($"{path}: {error.Message}", error);
        }
    }

    /// <summary>The id that is meant: the word itself, or the one in the file of that name.</summary>
    /// <exception cref="CliError">The file holds no Plan that was kept.</exception>
    public static async Task<string> IdOfAsync(string planOrFile, CancellationToken cancellationToken)
    {
        if (!File.Exists(planOrFile))
            return planOrFile;
        try
        {
            await using var file = File.OpenRead(planOrFile);
            var plan = await JsonSerializer.DeserializeAsync(file, RestJsonContext.Default.PlanView, cancellationToken);
            return plan?.Id ?? throw new CliError($"{planOrFile}: the server did not keep this Plan (it has errors, or the database was away). Plan again.");
        }
        catch (JsonException error)
        {
            throw new CliError($"{planOrFile}: this is not a Plan that 'vppilot plan --out' wrote: {error.Message}", error);
        }
    }
}
