namespace VppApi.Generated.Tests.Layout;

/// <summary>The <c>.api.json</c> files of an installed VPP. Tests may read them; they are not ours to ship.</summary>
internal static class ApiDirectory
{
    private static readonly string[] Usual = ["/usr/share/vpp/api", "/usr/local/share/vpp/api", "/opt/vpp/share/vpp/api"];

    /// <summary>What a test says when it is skipped for want of them.</summary>
    public const string SkipReason = "no VPP API definitions found: install VPP, or set VPP_API_DIR to a directory of .api.json files";

    /// <summary>The directory: <c>$VPP_API_DIR</c>, else where VPP installs it.</summary>
    /// <returns>The directory, or null.</returns>
    public static string? Find()
        => Environment.GetEnvironmentVariable("VPP_API_DIR") is { Length: > 0 } given ? given : Array.Find(Usual, Directory.Exists);
}
