using System.CommandLine;
using VppApi;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Json;
using VppApi.Inspection.Recording;

namespace Controller.Cli.Api;

/// <summary>Binds the commands that talk to VPP: what VPP and recordings can say against them is told like any other mistake.</summary>
internal static class ApiHost
{
    public static void BindApi(this CliHost host, Command command, Func<CliSession, ParseResult, CancellationToken, Task<int>> work)
        => host.Bind(command, async (session, parse, cancellationToken) =>
        {
            try
            {
                return await work(session, parse, cancellationToken);
            }
            catch (Exception error) when (error is VppConnectionException or VppApiException or VppRequestDroppedException or VppMessageUnavailableException
                or TimeoutException or DefinitionsException or MessageJsonException or TraceException or IOException or UnauthorizedAccessException or NotSupportedException)
            {
                throw new CliError(error.Message, error);
            }
        });
}
