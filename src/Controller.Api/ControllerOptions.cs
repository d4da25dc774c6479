namespace Controller.Api;

/// <summary>
/// The server's settings: from the environment (<c>VPPILOT_LISTEN</c>, …), appsettings.json or the command line (<c>--Listen=…</c>),
/// the later ones win. The database's connection string never comes from the command line, where every user could read it.
/// </summary>
internal sealed record ControllerOptions
{
    /// <summary>Addresses to listen on, separated by <c>;</c>.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:8080";

    /// <summary>VPP's binary API socket.</summary>
    public string VppSocket { get; init; } = "/run/vpp/api.sock";

    /// <summary>VPP's stats segment socket.</summary>
    public string StatsSocket { get; init; } = "/run/vpp/stats.sock";

    /// <summary>Where the server keeps what must outlive it.</summary>
    public string DataDirectory { get; init; } = "";

    /// <summary>Id of this node.</summary>
    public string Node { get; init; } = "local";

    /// <summary>PostgreSQL connection string; null for a private PostgreSQL.</summary>
    public string? Database { get; init; }
}
