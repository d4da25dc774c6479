using System.CommandLine;
using Controller.Cli.Manual;
using Controller.Core.Format;

namespace Controller.Cli.Documents;

/// <summary><c>vppilot schema</c>: the JSON Schema of the file format, as this release reads it. Nobody is asked.</summary>
internal static class SchemaCommand
{
    public static Command Create(CliHost host)
    {
        var command = new ManualCommand("schema", "Print the JSON Schema of the file format.", ManualText.Schema);
        host.Bind(command, (session, _, _) =>
        {
            session.Out.Writer.Write(ConfigSchema.JsonSchema.TrimEnd('\n') + "\n");
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }
}
