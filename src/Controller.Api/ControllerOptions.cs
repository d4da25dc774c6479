namespace Controller.Api;

/// <summary>
/// The server's settings, validated (<see cref="Hosting.SettingsLoader"/>): from appsettings.json, the environment (<c>VPPILOT_LISTEN</c>, …)
/// or the command line (<c>--listen=…</c>); the later one wins. The database's connection string never comes from the command
/// line, where every user of the machine could read it.
/// </summary>
internal sealed record ControllerOptions
{
    /// <summary>Addresses to listen on, separated by <c>;</c>.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Addresses on which HTTP/2 is spoken from the first byte, as gRPC needs it without TLS, separated by <c>;</c>; null for none.</summary>
    public string? GrpcListen { get; init; }

    /// <summary>PEM file with the certificate, and the chain after it, of addresses that begin with https; null for none.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>PEM file with the certificate's private key.</summary>
    public string? TlsKey { get; init; }

    /// <summary>Host names by which browsers may ask for the server, separated by <c>;</c>, besides those of <see cref="Listen"/>.</summary>
    public string AllowedHosts { get; init; } = "localhost";

    /// <summary>VPP's binary API socket.</summary>
    public string VppSocket { get; init; } = "/run/vpp/api.sock";

    /// <summary>VPP's stats segment socket.</summary>
    public string StatsSocket { get; init; } = "/run/vpp/stats.sock";

    /// <summary>Where the server keeps what must outlive it.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Id of this node.</summary>
    public string Node { get; init; } = "local";

    /// <summary>Megabytes that the history of interface rates may take in memory.</summary>
    public int HistoryMemory { get; init; } = 256;

    /// <summary>Days for which the database keeps the minutes of interface rates; 0 keeps no history in the database.</summary>
    public int HistoryMinuteDays { get; init; } = 35;

    /// <summary>Days for which the database keeps the hours of interface rates.</summary>
    public int HistoryDays { get; init; } = 730;

    /// <summary>PostgreSQL connection string; null for a private PostgreSQL.</summary>
    public string? Database { get; init; }
}
