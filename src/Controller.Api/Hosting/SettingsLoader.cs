using System.Collections;
using System.Globalization;
using System.Net;
using Npgsql;

namespace Controller.Api.Hosting;

/// <summary>Reads and checks the settings; reports everything that is wrong at once.</summary>
internal static class SettingsLoader
{
    /// <summary>Names of all settings, as they follow <c>VPPILOT_</c>.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["LISTEN", "GRPC_LISTEN", "TLS_CERTIFICATE", "TLS_KEY", "ALLOWED_HOSTS", "VPP_SOCKET", "STATS_SOCKET", "DATA_DIR", "NODE", "DATABASE",
        "DATABASE_FILE", "HISTORY_MEMORY", "HISTORY_MINUTE_DAYS", "HISTORY_DAYS"];

    private static readonly string[] Secret = ["DATABASE"];

    /// <summary>Loads the settings of this process: appsettings.json beside the program, its environment, its command line.</summary>
    public static Settings LoadForProcess(IReadOnlyList<string> arguments)
    {
        IConfigurationRoot file;
        try
        {
            file = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).Build();
        }
        catch (InvalidDataException error)
        {
            return new Settings(null, [error.InnerException is { } cause ? $"{error.Message} {cause.Message}" : error.Message]);
        }

        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);
        var section = file.GetSection("VPPilot").GetChildren().ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return Load(section, environment, arguments);
    }

    /// <summary>Loads the settings.</summary>
    /// <param name="file">Settings of appsettings.json by name; the weakest.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="arguments">Command line: <c>--name=value</c> or <c>--name value</c>; the strongest.</param>
    public static Settings Load(
        IReadOnlyDictionary<string, string?> file, IReadOnlyDictionary<string, string?> environment, IReadOnlyList<string> arguments)
    {
        var errors = new List<string>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            if (file.FirstOrDefault(pair => Canonical(pair.Key) == name) is { Value: { Length: > 0 } fromFile })
                values[name] = fromFile;
            if (environment.TryGetValue("VPPILOT_" + name, out var fromEnvironment) && !string.IsNullOrEmpty(fromEnvironment))
                values[name] = fromEnvironment;
        }

        ReadArguments(arguments, values, errors);
        var options = new ControllerOptions
        {
            DataDirectory = values.GetValueOrDefault("DATA_DIR") ?? DefaultDataDirectory(environment),
            Database = ReadDatabase(values, errors),
        };
        options = options with
        {
            Listen = values.GetValueOrDefault("LISTEN", options.Listen),
            TlsCertificate = values.GetValueOrDefault("TLS_CERTIFICATE"),
            TlsKey = values.GetValueOrDefault("TLS_KEY"),
            AllowedHosts = values.GetValueOrDefault("ALLOWED_HOSTS", options.AllowedHosts),
            VppSocket = values.GetValueOrDefault("VPP_SOCKET", options.VppSocket),
            StatsSocket = values.GetValueOrDefault("STATS_SOCKET", options.StatsSocket),
            Node = values.GetValueOrDefault("NODE", options.Node),
            HistoryMemory = ReadNumber(values, "HISTORY_MEMORY", options.HistoryMemory, errors),
            HistoryMinuteDays = ReadNumber(values, "HISTORY_MINUTE_DAYS", options.HistoryMinuteDays, errors),
            HistoryDays = ReadNumber(values, "HISTORY_DAYS", options.HistoryDays, errors),
        };
        options = options with { GrpcListen = ReadGrpcListen(values.GetValueOrDefault("GRPC_LISTEN"), options) };
        errors.AddRange(OptionsRules.Check(options));
        return errors.Count == 0 ? new Settings(options, []) : new Settings(null, errors);
    }

    private static void ReadArguments(IReadOnlyList<string> arguments, Dictionary<string, string> values, List<string> errors)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = Canonical(equals < 0 ? argument : argument[..equals]);
            if (!argument.StartsWith("--", StringComparison.Ordinal) || !Names.Contains(name))
                errors.Add($"{argument}: there is no such setting; there are {string.Join(", ", Names.Except(Secret).Select(Option))}");
            else if (Secret.Contains(name))
                errors.Add($"{Option(name)}: not on the command line, where every user can read it; set VPPILOT_{name} or {Option(name + "_FILE")}");
            else if (equals >= 0)
                values[name] = argument[(equals + 1)..];
            else if (i + 1 < arguments.Count)
                values[name] = arguments[++i];
            else
                errors.Add($"{argument}: the value is missing");
        }
    }

    private static int ReadNumber(Dictionary<string, string> values, string name, int standard, List<string> errors)
    {
        if (!values.TryGetValue(name, out var text))
            return standard;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        errors.Add($"VPPILOT_{name}: '{text}' is not a whole number");
        return standard;
    }

    private static string? ReadDatabase(Dictionary<string, string> values, List<string> errors)
    {
        var text = values.GetValueOrDefault("DATABASE");
        if (values.TryGetValue("DATABASE_FILE", out var path))
        {
            if (text is not null)
                errors.Add("VPPILOT_DATABASE, VPPILOT_DATABASE_FILE: set one of them, not both");
            try
            {
                text = File.ReadAllText(path).Trim();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                errors.Add($"VPPILOT_DATABASE_FILE: {error.Message}");
                return null;
            }
        }

        try
        {
            return string.IsNullOrEmpty(text) ? null : new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException)
        {
            // Not the parser's own words: they can quote the string, and a password is in it.
            errors.Add("VPPILOT_DATABASE: not a connection string of the form Host=…;Database=…;Username=…;Password=…");
            return null;
        }
    }

    // On this machine only, beside the port of the rest, unless told otherwise; a port of the system's choice beside one of its choice.
    private static string? ReadGrpcListen(string? value, ControllerOptions options)
    {
        if (value is not null)
            return value.Equals("off", StringComparison.OrdinalIgnoreCase) ? null : value;
        if (OptionsRules.CheckListen(options.Listen, options).Any())
            return null;
        var (scheme, port) = (OptionsRules.ListenAddresses(options.Listen)[0].Scheme, OptionsRules.ListenAddresses(options.Listen)[0].Port);
        if (scheme == Uri.UriSchemeHttps)
            return null; // gRPC is on the same port: TLS lets the client choose.
        return $"http://127.0.0.1:{(port == 0 ? 0 : port == IPEndPoint.MaxPort ? port - 1 : port + 1)}";
    }

    private static string DefaultDataDirectory(IReadOnlyDictionary<string, string?> environment)
    {
        if (Environment.IsPrivilegedProcess)
            return "/var/lib/vppilot";
        var state = environment.GetValueOrDefault("XDG_DATA_HOME");
        if (string.IsNullOrEmpty(state))
            state = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".local/share");
        return Path.Combine(state, "vppilot");
    }

    // VppSocket, vpp-socket and VPP_SOCKET are one name; DataDirectory is spelled out in files.
    private static string Canonical(string key)
    {
        var letters = key.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        if (letters.Equals("datadirectory", StringComparison.OrdinalIgnoreCase))
            return "DATA_DIR";
        return Names.FirstOrDefault(name => name.Replace("_", "", StringComparison.Ordinal).Equals(letters, StringComparison.OrdinalIgnoreCase)) ?? "";
    }

    private static string Option(string name) => "--" + name.ToLowerInvariant().Replace('_', '-');
}
