using System.CommandLine;
using Controller.Cli.Terminal;
using VppApi.Inspection.Wire;

namespace Controller.Cli.Api;

/// <summary>Which VPP: <c>--socket</c>, else <c>VPPILOT_VPP_SOCKET</c> as for the server, else VPP's default.</summary>
internal sealed class ApiSocket
{
    public const string Variable = "VPPILOT_VPP_SOCKET";
    public const string Default = "/run/vpp/api.sock";
    private const string ClientName = "vppilot-api";
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public Option<string?> Option { get; } = new("--socket")
    {
        Description = $"VPP's API socket. Default: ${Variable}, else {Default}.",
        HelpName = "PATH",
    };

    public string Resolve(ParseResult parse, CliConsole console)
    {
        var path = parse.GetValue(Option) ?? console.Environment(Variable);
        return string.IsNullOrWhiteSpace(path) ? Default : path;
    }

    /// <exception cref="VppApi.VppConnectionException">Nobody listens there, or it is no VPP.</exception>
    public static Task<ApiConnection> ConnectAsync(string path, CancellationToken cancellationToken)
        => ApiConnection.ConnectAsync(path, ClientName, ConnectTimeout, cancellationToken);
}
