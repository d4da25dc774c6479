namespace Controller.Contracts.Rest;

/// <summary>How to apply.</summary>
/// <param name="Comment">Comment of the Revision.</param>
/// <param name="Author">Author of the Revision; the server fills in who is signed in.</param>
/// <param name="Confirm">After so long VPP goes back to what it had, unless somebody confirms in time; null for an apply that stays.</param>
/// <param name="Mode">How the document is taken; null for <see cref="DocumentMode.Default"/>. A Plan and a Revision have theirs already.</param>
/// <param name="IKnow">True to do it although it cuts the session by which it is asked for (<see cref="PlanView.LockOut"/>).</param>
public sealed record ApplyOptions(string? Comment = null, string? Author = null, TimeSpan? Confirm = null, DocumentMode? Mode = null, bool IKnow = false)
{
    /// <summary>
    /// The Revision that must be the committed one, 0 for none; otherwise nothing is done and the error is <see cref="ProblemCodes.RevisionChanged"/>.
    /// Null for whichever is. Over REST it is <c>If-Match: "revision-12"</c>, or <c>If-None-Match: *</c> for 0.
    /// </summary>
    public int? OnlyIfRevision { get; init; }
}
