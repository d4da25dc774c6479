using System.Text;

namespace Binapigen.Output;

/// <summary>The file of all definitions, which may lie anywhere.</summary>
/// <param name="path">Its path.</param>
internal sealed class DefinitionsFile(string path)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Compares the file with what it should hold.</summary>
    /// <returns><c>missing</c>, <c>differs</c>, or null when all is as it should be.</returns>
    public string? Compare(string content)
    {
        if (!File.Exists(path)) return "missing";
        return File.ReadAllText(path, Utf8) == content ? null : "differs";
    }

    /// <summary>Makes the file hold it.</summary>
    /// <returns>False when it did already.</returns>
    public bool Write(string content)
    {
        if (Compare(content) is null) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, content, Utf8);
        return true;
    }
}
