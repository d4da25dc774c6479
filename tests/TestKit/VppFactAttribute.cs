using Xunit;

namespace TestKit;

/// <summary>A fact that needs an installed VPP; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VppFactAttribute : FactAttribute
{
    /// <summary>Decides now whether the test can run.</summary>
    /// <param name="plugins">File names of the plugins that the test cannot do without, for example <c>nat_plugin.so</c>.</param>
    public VppFactAttribute(params string[] plugins)
    {
        Plugins = plugins;
        Skip = VppRequirement.ReasonToSkip(plugins);
    }

    /// <summary>Plugins that the test needs.</summary>
    public IReadOnlyList<string> Plugins { get; }
}
