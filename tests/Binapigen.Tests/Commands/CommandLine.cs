using System.CommandLine;
using Binapigen.Commands;

namespace Binapigen.Tests.Commands;

/// <summary>Runs the tool in this process.</summary>
internal static class CommandLine
{
    /// <summary>Runs it.</summary>
    /// <returns>Exit code, output and error output.</returns>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var configuration = new InvocationConfiguration { Output = output, Error = error };
        var exitCode = await BinapigenCommand.Create().Parse(arguments).InvokeAsync(configuration);
        return (exitCode, output.ToString(), error.ToString());
    }
}
