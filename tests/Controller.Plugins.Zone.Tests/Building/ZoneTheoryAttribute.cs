using Xunit;

namespace Controller.Plugins.Zone.Tests.Building;

/// <summary>A theory that needs a VPP with headers, a C compiler and root; skipped, with the reason, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ZoneTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides now whether the test can run.</summary>
    public ZoneTheoryAttribute()
    {
        Skip = PluginBuild.ReasonToSkip();
    }
}
