using System.Reflection;

namespace Controller.Cli.Server;

/// <summary>The version of this command, with the commit it was built from: <c>0.1.0+1b156ea…</c>.</summary>
internal static class ClientVersion
{
    public static string Text { get; } =
        typeof(ClientVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
