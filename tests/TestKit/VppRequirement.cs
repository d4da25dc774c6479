namespace TestKit;

/// <summary>What <see cref="VppFactAttribute"/> and <see cref="VppTheoryAttribute"/> ask of this machine.</summary>
internal static class VppRequirement
{
    public static string? ReasonToSkip(string[] plugins)
    {
        var installation = VppInstallation.Find();
        if (installation is null) return VppInstallation.SkipReason;
        var missing = plugins.Where(plugin => !installation.HasPlugin(plugin)).ToArray();
        return missing.Length == 0 ? null : $"{installation.Vpp} lacks {string.Join(", ", missing)}";
    }
}
