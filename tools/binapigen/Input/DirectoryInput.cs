using Binapigen.Schema;

namespace Binapigen.Input;

/// <summary>Reads a folder of <c>.api.json</c> files, as VPP installs them below <c>/usr/share/vpp/api</c>.</summary>
internal static class DirectoryInput
{
    private const string Pattern = "*.api.json";

    /// <summary>VPP's largest definition has 200 KB.</summary>
    private const long MaximumFileSize = 16 * 1024 * 1024;

    /// <summary>VPP has two levels: core and plugins.</summary>
    private const int MaximumDepth = 8;

    /// <summary>Reads the folder with what is below it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="errors">Gets what is wrong with the files.</param>
    /// <exception cref="BinapigenException">There is no such folder, or nothing in it.</exception>
    public static ApiInput Read(string folder, ApiJsonErrors errors)
    {
        if (!Directory.Exists(folder)) throw new BinapigenException($"{folder}: there is no such directory.");
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MaximumDepth, IgnoreInaccessible = false };
        var files = Directory.EnumerateFiles(folder, Pattern, options).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new BinapigenException($"{folder}: no {Pattern} files here or below.");
        var documents = files.Select(f => ReadFile(f, errors)).OfType<ApiDocument>().ToList();
        return new ApiInput(documents, ReleaseName.FromFolder(folder));
    }

    private static ApiDocument? ReadFile(string file, ApiJsonErrors errors)
    {
        var length = new FileInfo(file).Length;
        if (length <= MaximumFileSize) return ApiJsonReader.Read(file, File.ReadAllBytes(file), errors);
        errors.Add(new SourceLocation(file, "$"), $"the file has {length} bytes; no API definition has more than {MaximumFileSize}");
        return null;
    }
}
