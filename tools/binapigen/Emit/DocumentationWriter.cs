namespace Binapigen.Emit;

/// <summary>Writes VPP's comments as documentation, when asked to.</summary>
internal sealed class DocumentationWriter(bool isEnabled)
{
    /// <summary>Writes the summary.</summary>
    public void Write(CodeWriter code, string? comment, IReadOnlyList<string> remarks)
    {
        if (!isEnabled || comment is null) return;
        var lines = UpstreamComment.Parse(comment).Summary;
        if (lines.Count == 0 && remarks.Count == 0) return;
        code.Line("/// <summary>");
        foreach (var line in lines.Concat(remarks)) code.Line($"/// {line}");
        code.Line("/// </summary>");
    }

    /// <summary>Writes what the owner's comment says about a field.</summary>
    public void WriteField(CodeWriter code, string? comment, string field)
    {
        if (!isEnabled || comment is null || !UpstreamComment.Parse(comment).Fields.TryGetValue(field, out var text)) return;
        code.Line($"/// <summary>{text}</summary>");
    }
}
