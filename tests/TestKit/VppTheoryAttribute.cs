using Xunit;

namespace TestKit;

/// <summary>A theory that needs an installed VPP; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VppTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides now whether the test can run.</summary>
    /// <param name="plugins">File names of the plugins that the test cannot do without.</param>
    public VppTheoryAttribute(params string[] plugins)
    {
        Plugins = plugins;
        Skip = VppRequirement.ReasonToSkip(plugins);
    }

    /// <summary>Plugins that the test needs.</summary>
    public IReadOnlyList<string> Plugins { get; }
}
