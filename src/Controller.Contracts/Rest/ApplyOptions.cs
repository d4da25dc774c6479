namespace Controller.Contracts.Rest;

/// <summary>How to apply.</summary>
/// <param name="Comment">Comment of the Revision.</param>
/// <param name="Author">Author of the Revision; the server fills in who is signed in.</param>
public sealed record ApplyOptions(string? Comment = null, string? Author = null)
{
    /// <summary>
    /// The Revision that must be the committed one, 0 for none; otherwise nothing is done and the error is <see cref="ProblemCodes.RevisionChanged"/>.
    /// Null for whichever is. Over REST it is <c>If-Match: "revision-12"</c>, or <c>If-None-Match: *</c> for 0.
    /// </summary>
    public int? OnlyIfRevision { get; init; }
}
