using System.Text.RegularExpressions;

namespace Binapigen.Input;

/// <summary>Finds the VPP release in the names around the definitions.</summary>
internal static partial class ReleaseName
{
    /// <summary>The last part of a path that looks like a release: <c>vpp-api/26.06/core</c> → <c>26.06</c>.</summary>
    /// <returns>The release, or null.</returns>
    public static string? FromFolder(string folder)
    {
        for (var path = Path.GetFullPath(folder); path is not null; path = Path.GetDirectoryName(path))
        {
            if (Release().Match(Path.GetFileName(path)) is { Success: true, Length: > 0 } match) return match.Value;
        }

        return null;
    }

    /// <summary>The release in what VPP says about itself: <c>26.06-release</c> → <c>26.06</c>.</summary>
    /// <returns>The release, or the whole text when it has another form.</returns>
    public static string FromVersion(string version) => ReleaseAtStart().Match(version) is { Success: true } match ? match.Value : version;

    /// <summary>The release, when it can stand in a comment of the generated code.</summary>
    /// <exception cref="BinapigenException">It has other characters than a version has.</exception>
    public static string Checked(string release)
        => release.Length is > 0 and <= 40 && release.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '~' or '+' or '_')
            ? release
            : throw new BinapigenException("A VPP release has letters, digits and . - ~ + _ only, for example 26.06.");

    [GeneratedRegex(@"^\d{2}\.\d{2}(\.\d{1,2})?(-rc\d{1,2})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Release();

    [GeneratedRegex(@"^\d{2}\.\d{2}(\.\d{1,2})?(-rc\d{1,2})?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ReleaseAtStart();
}
