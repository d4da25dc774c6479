namespace Controller.Core.Yaml;

/// <summary>A node of a document, with the place where it begins. YAML and JSON become the same tree.</summary>
/// <param name="mark">Where it begins.</param>
internal abstract class DocumentNode(TextMark mark)
{
    public TextMark Mark { get; } = mark;

    /// <summary>False when something right below it could not be read, and so is not in the Config.</summary>
    public virtual bool IsComplete => true;

    /// <summary>What it is, for people: <c>a list</c>.</summary>
    public abstract string Noun { get; }
}
