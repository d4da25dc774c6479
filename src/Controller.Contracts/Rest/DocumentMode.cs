namespace Controller.Contracts.Rest;

/// <summary>How a document is taken, as a whole and section by section.</summary>
/// <param name="State">Of every section that has none of its own.</param>
/// <param name="Sections">Of single sections by their key (<c>routes</c>, <c>nat44</c>, …); null for none.</param>
public sealed record DocumentMode(DocumentState State = DocumentState.Overridden, IReadOnlyDictionary<string, DocumentState>? Sections = null)
{
    /// <summary>The document is the whole of it.</summary>
    public static DocumentMode Whole { get; } = new(DocumentState.Overridden);

    /// <summary>How a document is taken of which nothing is said: as the whole of it.</summary>
    public static DocumentMode Default => Whole;
}
