using System.CommandLine;
using Controller.Cli.Manual;

namespace Controller.Cli.Api;

/// <summary><c>vppilot api</c>: VPP's binary API by hand. The only commands that talk to VPP and not to the server.</summary>
internal static class ApiCommand
{
    public static Command Create(CliHost host)
    {
        var socket = new ApiSocket();
        var trace = new ManualCommand("trace", "Record what goes over VPP's API socket, and look at recordings.", ApiManual.Trace)
        {
            TraceRecordCommand.Create(host, socket),
            TraceShowCommand.Create(host),
        };
        return new ManualCommand("api", "VPP's binary API by hand: list and call messages, record and replay. Past the server.", ApiManual.Api)
        {
            ApiListCommand.Create(host, socket),
            ApiCallCommand.Create(host, socket),
            trace,
            ReplayCommand.Create(host, socket),
        };
    }
}
