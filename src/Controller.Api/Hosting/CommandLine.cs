using System.Reflection;

namespace Controller.Api.Hosting;

/// <summary>The words on the command line that do not start the server.</summary>
internal static class CommandLine
{
    /// <summary>The version with the commit, for example <c>0.1.0+3f2a…</c>.</summary>
    public static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>What to print instead of starting; null to start.</summary>
    public static string? Answer(IReadOnlyList<string> arguments)
    {
        if (arguments.Contains("--version"))
            return $"vppilotd {Version}";
        return arguments.Contains("--help") || arguments.Contains("-h") ? Help : null;
    }

    /// <summary>Says why the server cannot start.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> FailAsync(IReadOnlyList<string> reasons)
    {
        await Console.Error.WriteLineAsync("vppilotd cannot start:");
        foreach (var reason in reasons)
            await Console.Error.WriteLineAsync($"  {reason}");
        return 1;
    }

    private static readonly string Help =
        """
        vppilotd: the VPPilot server. Settings come from appsettings.json (section VPPilot), the environment and the command line; the later one wins.

          VPPILOT_LISTEN          --listen          addresses, separated by ';'      http://127.0.0.1:8080
          VPPILOT_GRPC_LISTEN     --grpc-listen     addresses of gRPC, or off        127.0.0.1, the port after that of --listen
          VPPILOT_TLS_CERTIFICATE --tls-certificate PEM file of the certificate      none: plain HTTP
          VPPILOT_TLS_KEY         --tls-key         PEM file of its private key
          VPPILOT_ALLOWED_HOSTS   --allowed-hosts   names that browsers may use      localhost
          VPPILOT_VPP_SOCKET      --vpp-socket      VPP's binary API                 /run/vpp/api.sock
          VPPILOT_STATS_SOCKET    --stats-socket    VPP's stats segment              /run/vpp/stats.sock
          VPPILOT_DATA_DIR        --data-dir        what must outlive the server     /var/lib/vppilot, or ~/.local/share/vppilot
          VPPILOT_NODE            --node            id of this node                  local
          VPPILOT_DATABASE                          PostgreSQL connection string     a private PostgreSQL in the data directory
          VPPILOT_DATABASE_FILE   --database-file   file that holds it
        """;
}
