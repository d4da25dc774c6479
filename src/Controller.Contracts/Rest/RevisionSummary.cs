namespace Controller.Contracts.Rest;

/// <summary>A committed Config, without its text.</summary>
/// <param name="Number">Revision number, from 1, per node.</param>
/// <param name="Author">Who asked for it.</param>
/// <param name="At">When it was committed (UTC).</param>
/// <param name="Comment">The author's comment.</param>
/// <param name="Outcome">The outcome of the apply.</param>
/// <param name="Create">Resources made.</param>
/// <param name="Update">Resources changed in place.</param>
/// <param name="Delete">Resources removed.</param>
/// <param name="Cause">What brought it about.</param>
/// <param name="Source">The Revision whose document it has again, of a rollback or a revert; null for others.</param>
public sealed record RevisionSummary(
    int Number, string Author, DateTimeOffset At, string? Comment, ApplyOutcome Outcome, int Create, int Update, int Delete,
    RevisionCause Cause = RevisionCause.Apply, int? Source = null);
