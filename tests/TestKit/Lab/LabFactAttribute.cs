using Xunit;

namespace TestKit.Lab;

/// <summary>
/// A fact on a real VPP between network namespaces: needs an installed VPP with af_packet and NAT44, and root to make the
/// namespaces. Skipped, with the reason, where either is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabFactAttribute : FactAttribute
{
    /// <summary>Decides now whether the test can run.</summary>
    public LabFactAttribute() => Skip = ReasonToSkip();

    /// <summary>Plugins that the lab's VPP loads.</summary>
    public static IReadOnlyList<string> Plugins { get; } = ["af_packet_plugin.so", "nat_plugin.so", "ping_plugin.so"];

    /// <summary>What this machine lacks; null when nothing.</summary>
    internal static string? ReasonToSkip() =>
        VppRequirement.ReasonToSkip([.. Plugins])
        ?? (Environment.IsPrivilegedProcess ? null : "needs root, to make network namespaces and for VPP to open their devices");
}
