using Microsoft.AspNetCore.Components;

namespace Controller.Web.Editing;

/// <summary>A document to read, with line numbers.</summary>
public sealed partial class DocumentText
{
    private string[] _lines = [];

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>What the text is, for those who hear the page.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    protected override void OnParametersSet() => _lines = Text.TrimEnd('\n').ReplaceLineEndings("\n").Split('\n');
}
