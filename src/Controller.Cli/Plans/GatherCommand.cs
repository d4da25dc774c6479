using System.CommandLine;
using Controller.Cli.Manual;

namespace Controller.Cli.Plans;

/// <summary><c>vppilot gather</c>: what VPP has, as a file.</summary>
internal static class GatherCommand
{
    public static Command Create(CliHost host)
    {
        var foreign = new Option<bool>("--foreign") { Description = "Also what VPPilot did not make: applying the file adopts it." };
        var command = new ManualCommand("gather", "Write what VPP has as a file that asks for just that.", ManualText.Gather) { foreign };
        host.Bind(command, async (session, parse, cancellationToken) =>
        {
            var document = await session.Client.GatherAsync(parse.GetValue(foreign), cancellationToken);
            if (session.Json)
                session.WriteServerJson();
            else
                session.Out.Writer.Write(document.Text);
            return ExitCode.Ok;
        });
        return command;
    }
}
