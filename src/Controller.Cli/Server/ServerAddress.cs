namespace Controller.Cli.Server;

/// <summary>Which server: <c>--server</c>, else <c>VPPILOT_SERVER</c>, else this machine.</summary>
internal static class ServerAddress
{
    public const string Variable = "VPPILOT_SERVER";

    public const string Default = "http://127.0.0.1:8080";

    /// <exception cref="CliError">What was given is not an http or https address.</exception>
    public static Uri Resolve(string? option, Func<string, string?> environment)
    {
        var (text, source) = option is not null ? (option, "--server") : (environment(Variable), Variable);
        if (string.IsNullOrWhiteSpace(text))
            text = Default;
        if (Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", Host.Length: > 0, UserInfo.Length: 0 }
            && uri.AbsolutePath == "/" && uri.Query.Length == 0)
            return uri;
        throw new CliError($"{source} must be an address such as {Default} (http or https, host, port and nothing more), not '{text}'.");
    }
}
