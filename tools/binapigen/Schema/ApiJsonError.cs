namespace Binapigen.Schema;

/// <summary>One thing wrong with an API definition.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Path">The JSON path of the culprit, for example <c>$.messages[3][2]</c>.</param>
/// <param name="Reason">What is wrong, for people.</param>
internal sealed record ApiJsonError(string File, string Path, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Path}: {Reason}";
}
