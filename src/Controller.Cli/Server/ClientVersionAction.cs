using System.CommandLine;
using System.CommandLine.Invocation;

namespace Controller.Cli.Server;

/// <summary><c>vppilot --version</c>: one line, nobody is asked.</summary>
internal sealed class ClientVersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"vppilot {ClientVersion.Text}");
        return ExitCode.Ok;
    }
}
