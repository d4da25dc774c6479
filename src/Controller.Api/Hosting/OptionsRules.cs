using System.Net;
using System.Text.RegularExpressions;

namespace Controller.Api.Hosting;

/// <summary>What is a valid value of each setting.</summary>
internal static partial class OptionsRules
{
    // sun_path holds 108 bytes with the closing zero.
    private const int LongestSocketPath = 107;

    private const int LeastHistoryMemory = 8;
    private const int MostHistoryMemory = 65_536;
    private const int MostHistoryDays = 3650;

    /// <summary>Everything that is wrong.</summary>
    public static IEnumerable<string> Check(ControllerOptions options)
    {
        foreach (var error in CheckListen(options.Listen, options))
            yield return $"VPPILOT_LISTEN: {error}";
        if (options.GrpcListen is not null)
        {
            foreach (var error in CheckListen(options.GrpcListen, options))
                yield return $"VPPILOT_GRPC_LISTEN: {error}";
        }

        if (CheckTls(options) is { } tls)
            yield return tls;
        foreach (var host in Split(options.AllowedHosts).Where(host => Uri.CheckHostName(host) == UriHostNameType.Unknown))
            yield return $"VPPILOT_ALLOWED_HOSTS: '{host}' is not a host name";
        if (CheckSocket(options.VppSocket) is { } vpp)
            yield return $"VPPILOT_VPP_SOCKET: {vpp}";
        if (CheckSocket(options.StatsSocket) is { } stats)
            yield return $"VPPILOT_STATS_SOCKET: {stats}";
        if (!Path.IsPathFullyQualified(options.DataDirectory))
            yield return $"VPPILOT_DATA_DIR: '{options.DataDirectory}' is not an absolute path";
        if (!NodeId().IsMatch(options.Node))
            yield return $"VPPILOT_NODE: '{options.Node}' is not a node id (letters, digits, '.', '_' and '-', 40 at most, first a letter or digit)";
        if (options.HistoryMemory is < LeastHistoryMemory or > MostHistoryMemory)
            yield return $"VPPILOT_HISTORY_MEMORY: {options.HistoryMemory} is not between {LeastHistoryMemory} and {MostHistoryMemory} (megabytes)";
        if (options.HistoryMinuteDays is < 0 or > MostHistoryDays)
            yield return $"VPPILOT_HISTORY_MINUTE_DAYS: {options.HistoryMinuteDays} is not between 0 and {MostHistoryDays}";
        if (options.HistoryDays is < 1 or > MostHistoryDays)
            yield return $"VPPILOT_HISTORY_DAYS: {options.HistoryDays} is not between 1 and {MostHistoryDays}";
    }

    /// <summary>Every address that the server listens on.</summary>
    public static IReadOnlyList<Uri> ListenAddresses(ControllerOptions options)
        => options.GrpcListen is null ? ListenAddresses(options.Listen) : [.. ListenAddresses(options.Listen), .. ListenAddresses(options.GrpcListen)];

    /// <summary>The addresses of <see cref="ControllerOptions.Listen"/> or <see cref="ControllerOptions.GrpcListen"/>.</summary>
    public static IReadOnlyList<Uri> ListenAddresses(string listen)
        => [.. Split(listen).Select(text => new Uri(Wildcard().Replace(text, "://0.0.0.0"), UriKind.Absolute))];

    /// <summary>True when an address can be reached from this machine only.</summary>
    public static bool IsLoopback(Uri address) => address.IsLoopback;

    /// <summary>The parts of a setting that holds several.</summary>
    public static string[] Split(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Everything that is wrong with the value of <see cref="ControllerOptions.Listen"/> or <see cref="ControllerOptions.GrpcListen"/>.</summary>
    public static IEnumerable<string> CheckListen(string listen, ControllerOptions options)
    {
        if (Split(listen).Length == 0)
            yield return "no address; for example http://127.0.0.1:8080";
        foreach (var text in Split(listen))
        {
            if (!Uri.TryCreate(Wildcard().Replace(text, "://0.0.0.0"), UriKind.Absolute, out var uri))
                yield return $"'{text}' is not an address of the form http://ADDRESS:PORT";
            else if (uri.Scheme == Uri.UriSchemeHttps && options.TlsCertificate is null)
                yield return $"'{text}': https needs VPPILOT_TLS_CERTIFICATE and VPPILOT_TLS_KEY";
            else if (uri.Scheme is not ("http" or "https"))
                yield return $"'{text}': the address must begin with http:// or https://";
            else if (uri.PathAndQuery != "/" || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
                yield return $"'{text}': an address and a port only, no path";
            else if (uri.Host != "localhost" && !IPAddress.TryParse(uri.Host.Trim('[', ']'), out _))
                yield return $"'{text}': an IP address of this machine, localhost or * is needed";
        }
    }

    private static string? CheckTls(ControllerOptions options)
    {
        if (options.TlsCertificate is null && options.TlsKey is null)
            return null;
        if (options.TlsCertificate is null || options.TlsKey is null)
            return "VPPILOT_TLS_CERTIFICATE, VPPILOT_TLS_KEY: set both, or none";
        return TlsCertificate.Check(options.TlsCertificate, options.TlsKey) is { } error ? $"VPPILOT_TLS_CERTIFICATE, VPPILOT_TLS_KEY: {error}" : null;
    }

    private static string? CheckSocket(string path)
    {
        if (!Path.IsPathFullyQualified(path))
            return $"'{path}' is not an absolute path";
        var length = System.Text.Encoding.UTF8.GetByteCount(path);
        return length > LongestSocketPath ? $"'{path}' has {length} bytes; a unix socket's path ends at {LongestSocketPath}" : null;
    }

    // Without a time limit: neither can take long, and a limit measures the machine. A second passes between two instructions on a slow one.
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex NodeId();

    [GeneratedRegex(@"://[*+](?=[:/]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Wildcard();
}
