using Controller.Cli;
using Controller.Cli.Terminal;

return await VppilotCommand.RunAsync(args, CliConsole.OfProcess());
