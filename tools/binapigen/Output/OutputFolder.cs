using System.Text;
using Binapigen.Emit;

namespace Binapigen.Output;

/// <summary>The folder that holds generated files: knows which are ours, writes what changed, removes what is no more.</summary>
internal sealed class OutputFolder(string root)
{
    private const string Pattern = "*.g.cs";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Compares the folder with what it should hold.</summary>
    /// <returns>Paths with what is the matter: <c>missing</c>, <c>differs</c> or <c>left over</c>, in order; nothing when all is as it should be.</returns>
    public IReadOnlyList<(string Path, string Matter)> Compare(IReadOnlyList<GeneratedFile> files)
    {
        var result = new List<(string, string)>();
        foreach (var file in files)
        {
            var path = FullPath(file.Path);
            if (!File.Exists(path)) result.Add((file.Path, "missing"));
            else if (!IsSame(path, file.Content)) result.Add((file.Path, "differs"));
        }

        result.AddRange(LeftOver(files).Select(path => (path, "left over")));
        result.Sort((a, b) => string.CompareOrdinal(a.Item1, b.Item1));
        return result;
    }

    /// <summary>Makes the folder hold just these files, beside those that are not ours.</summary>
    /// <returns>How many were written and removed.</returns>
    public (int Written, int Removed) Write(IReadOnlyList<GeneratedFile> files)
    {
        var written = 0;
        foreach (var file in files)
        {
            var path = FullPath(file.Path);
            if (File.Exists(path) && IsSame(path, file.Content)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Content, Utf8);
            written++;
        }

        var removed = LeftOver(files);
        foreach (var path in removed) File.Delete(FullPath(path));
        return (written, removed.Count);
    }

    private static bool IsSame(string path, string content)
        => new FileInfo(path).Length == Utf8.GetByteCount(content) && File.ReadAllText(path, Utf8) == content;

    private List<string> LeftOver(IReadOnlyList<GeneratedFile> files)
    {
        if (!Directory.Exists(root)) return [];
        var known = files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return [.. Folders(files)
            .SelectMany(f => Directory.EnumerateFiles(f, Pattern))
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !known.Contains(f) && FileHeader.IsOurs(FullPath(f)))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Only the folders that we write to are looked at, not all that a user may have below.</summary>
    private IEnumerable<string> Folders(IReadOnlyList<GeneratedFile> files)
        => files.Select(f => Path.GetDirectoryName(FullPath(f.Path))!)
            .Concat(ApiEmitter.Folders.Select(FullPath))
            .Distinct(StringComparer.Ordinal)
            .Where(Directory.Exists);

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(root, path));
}
