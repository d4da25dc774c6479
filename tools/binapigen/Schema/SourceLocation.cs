namespace Binapigen.Schema;

/// <summary>Where in which file something was written.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Path">A JSON path.</param>
internal sealed record SourceLocation(string File, string Path)
{
    /// <summary>The place of an element of the array here.</summary>
    public SourceLocation At(int index) => this with { Path = $"{Path}[{index}]" };

    /// <summary>The place of a member of the object here.</summary>
    public SourceLocation At(string member) => this with { Path = $"{Path}.{member}" };
}
