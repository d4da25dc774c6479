namespace TestKit;

/// <summary>Where a VPP is installed on this machine.</summary>
/// <param name="Vpp">The <c>vpp</c> binary.</param>
/// <param name="Vppctl">The <c>vppctl</c> binary beside it.</param>
/// <param name="PluginDirectory">Its <c>vpp_plugins</c>, or null when VPP must find them by itself.</param>
public sealed record VppInstallation(string Vpp, string Vppctl, string? PluginDirectory)
{
    private static readonly Lazy<VppInstallation?> Found = new(Search);

    /// <summary>What a test says when it is skipped for want of a VPP.</summary>
    public static string SkipReason
        => "no VPP found: install upstream VPP so that `vpp` is in PATH or /opt/vpp/bin, or set VPP_PREFIX to where it is installed";

    /// <summary>Looks in <c>$VPP_PREFIX/bin</c>, PATH and /opt/vpp/bin, once per process.</summary>
    /// <returns>The installation, or null.</returns>
    public static VppInstallation? Find() => Found.Value;

    /// <summary>As <see cref="Find"/>, for code that cannot go on without one.</summary>
    /// <returns>The installation.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static VppInstallation Require() => Find() ?? throw new InvalidOperationException(SkipReason);

    /// <summary>Whether this installation has a plugin.</summary>
    /// <param name="plugin">Its file name, for example <c>nat_plugin.so</c>.</param>
    /// <returns>False also when the plugin directory is not known.</returns>
    public bool HasPlugin(string plugin) => PluginDirectory is not null && File.Exists(Path.Combine(PluginDirectory, plugin));

    private static VppInstallation? Search()
    {
        foreach (var directory in SearchPath())
        {
            var vpp = Path.Combine(directory, "vpp");
            var vppctl = Path.Combine(directory, "vppctl");
            if (File.Exists(vpp) && File.Exists(vppctl)) return new VppInstallation(vpp, vppctl, FindPlugins(directory));
        }

        return null;
    }

    private static IEnumerable<string> SearchPath()
    {
        if (Environment.GetEnvironmentVariable("VPP_PREFIX") is { Length: > 0 } prefix) yield return Path.Combine(prefix, "bin");
        foreach (var directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            yield return directory;
        yield return "/opt/vpp/bin";
    }

    private static string? FindPlugins(string binDirectory)
    {
        var prefix = Path.GetDirectoryName(Path.GetFullPath(binDirectory))!;
        foreach (var lib in new[] { "lib", "lib64" }.Select(name => Path.Combine(prefix, name)).Where(Directory.Exists))
        {
            // Debian installs to lib/<architecture>/vpp_plugins, others to lib/vpp_plugins or lib64/vpp_plugins.
            foreach (var parent in Directory.EnumerateDirectories(lib).Prepend(lib))
            {
                var plugins = Path.Combine(parent, "vpp_plugins");
                if (Directory.Exists(plugins)) return plugins;
            }
        }

        return null;
    }
}
