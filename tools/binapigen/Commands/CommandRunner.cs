using System.CommandLine;
using Binapigen.Input;
using Binapigen.Schema;

namespace Binapigen.Commands;

/// <summary>Runs a command's work: every error becomes a line on the error output and exit code 1.</summary>
internal static class CommandRunner
{
    /// <summary>Exit code when all is well.</summary>
    public const int Success = 0;

    /// <summary>Exit code when it is not.</summary>
    public const int Failure = 1;

    /// <summary>Makes a command's action.</summary>
    public static void Runs(this Command command, Func<ParseResult, CommandOutput, CancellationToken, Task<int>> work)
        => command.SetAction(async (result, cancellationToken) =>
        {
            var output = new CommandOutput(result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            try
            {
                return await work(result, output, cancellationToken);
            }
            catch (BinapigenException e)
            {
                output.Error($"binapigen: {e.Message}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                output.Error($"binapigen: {e.Message}");
            }
            catch (OperationCanceledException)
            {
                output.Error("binapigen: cancelled.");
            }

            return Failure;
        });

    /// <summary>Tells what is wrong with the definitions, if anything.</summary>
    /// <returns>True when something is.</returns>
    public static bool Reports(this CommandOutput output, ApiJsonErrors errors)
    {
        foreach (var error in errors.Items) output.Error(error.ToString());
        if (errors.Count > errors.Items.Count) output.Error($"… and {errors.Count - errors.Items.Count} more.");
        return errors.Any;
    }
}
