using System.CommandLine;
using Controller.Cli.Manual;

namespace Controller.Cli.Documents;

/// <summary><c>vppilot schema</c>: the JSON Schema of the file format.</summary>
internal static class SchemaCommand
{
    public static Command Create(CliHost host)
    {
        var command = new ManualCommand("schema", "Print the JSON Schema of the file format.", ManualText.Schema);
        host.Bind(command, (session, _, _) =>
        {
            session.Out.Writer.WriteLine("{}");
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }
}
