using TestKit;

namespace Controller.Vpp.Tests.Rig;

/// <summary>How a <c>vppilot</c> command ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to its standard output and error.</param>
internal sealed record CommandResult(int Code, string Output)
{
    /// <summary>Runs <c>vppilot</c> as a process of its own, to its end.</summary>
    public static async Task<CommandResult> OfAsync(VppilotServer server, params string[] arguments)
    {
        await using var process = ChildProcess.Start(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "vppilot.dll"), .. arguments],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["VPPILOT_SERVER"] = server.Address.GetLeftPart(UriPartial.Authority) });
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return new CommandResult(process.ExitCode, process.Output);
    }
}
