namespace Binapigen.Tests.Commands;

/// <summary>A theory over the releases of VPP in <c>$VPP_API_RELEASES</c>; skipped, with the reason, where it is not set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReleaseTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides now whether the test can run.</summary>
    public ReleaseTheoryAttribute()
    {
        if (Folder is null) Skip = "VPP_API_RELEASES is not set: a directory with one directory of .api.json files for each VPP release";
    }

    /// <summary>The directory of the releases, or null.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("VPP_API_RELEASES") is { Length: > 0 } folder ? folder : null;

    /// <summary>The releases in it.</summary>
    public static TheoryData<string> Releases()
        => Folder is null ? ["none"] : [.. Directory.EnumerateDirectories(Folder).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];
}
