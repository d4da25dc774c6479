using TestKit;

namespace Controller.Plugins.Zone.Tests.Building;

/// <summary>The plugin, built once per test process by the CMake project against the installed VPP.</summary>
internal static class PluginBuild
{
    private static readonly Lazy<Task<string>> Built = new(BuildAsync);

    /// <summary>Why it cannot be built here, or null.</summary>
    public static string? ReasonToSkip()
    {
        if (VppInstallation.Find() is not { } installation) return VppInstallation.SkipReason;
        if (!File.Exists(Path.Combine(Prefix(installation), "include", "vnet", "vnet.h")))
            return $"{installation.Vpp} came without its headers (Debian: vpp-dev)";
        foreach (var plugin in new[] { "af_packet_plugin.so", "nat_plugin.so", "acl_plugin.so", "ping_plugin.so" })
        {
            if (!installation.HasPlugin(plugin)) return $"{installation.Vpp} lacks {plugin}";
        }

        foreach (var tool in new[] { "cmake", "ninja", "cc" })
        {
            if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool))))
                return $"{tool} is not installed";
        }

        return Environment.UserName == "root" ? null : "network namespaces need root";
    }

    /// <summary>Builds it, or only looks that nothing changed since the last time.</summary>
    /// <returns>The directory with <c>zone_plugin.so</c>.</returns>
    /// <exception cref="InvalidOperationException">The build failed; the text holds the compiler's output.</exception>
    public static Task<string> PluginDirectoryAsync() => Built.Value;

    private static string Prefix(VppInstallation installation) => Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(installation.Vpp)))!;

    private static async Task<string> BuildAsync()
    {
        var build = RepositoryRoot.File("artifacts/vpp-plugins");
        var prefix = Prefix(VppInstallation.Require());
        await ChildProcess.RunAsync(
            "cmake",
            ["-G", "Ninja", "-S", RepositoryRoot.File("vpp-plugins"), "-B", build, $"-DCMAKE_PREFIX_PATH={prefix}"],
            TimeSpan.FromMinutes(5));
        await ChildProcess.RunAsync("cmake", ["--build", build], TimeSpan.FromMinutes(15));
        return Path.Combine(build, "lib", "vpp_plugins");
    }
}
