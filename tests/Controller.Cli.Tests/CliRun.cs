using System.Text;
using Controller.Cli.Terminal;

namespace Controller.Cli.Tests;

/// <summary>One invocation of the CLI in this process, and what came of it.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs a command line as on a pipe.</summary>
    public static Task<CliRun> PipedAsync(string? server, params string[] args) => RunAsync(new CliSetup { Server = server }, args);

    /// <summary>Runs a command line as on a terminal of 120 columns, in colour.</summary>
    public static Task<CliRun> OnTerminalAsync(string? server, params string[] args) => RunAsync(new CliSetup { Server = server, Terminal = true }, args);

    public static async Task<CliRun> RunAsync(CliSetup setup, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(setup.Input));
        var exitCode = await StartAsync(setup, input, TextWriter.Synchronized(output), TextWriter.Synchronized(error), args);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    public static Task<int> StartAsync(CliSetup setup, Stream input, TextWriter output, TextWriter error, params string[] args)
    {
        var console = new CliConsole
        {
            Input = input,
            Output = output,
            Error = error,
            InputIsTerminal = setup.Terminal,
            OutputIsTerminal = setup.Terminal,
            ErrorIsTerminal = setup.ErrorIsTerminal ?? setup.Terminal,
            Size = () => (setup.Columns, 30),
            Environment = name => name switch
            {
                "VPPILOT_SERVER" => setup.Server ?? Nobody,
                _ => setup.Environment.GetValueOrDefault(name),
            },
        };
        return VppilotCommand.RunAsync(args, console, setup.Cancellation).WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Port 1 of the loopback: nobody listens there.</summary>
    public const string Nobody = "http://127.0.0.1:1";
}
