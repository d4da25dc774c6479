using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

/// <summary>A Revision that is about to be committed; the store gives it its number.</summary>
/// <param name="JournalId">The journal entry that it finishes.</param>
/// <param name="Document">The document as it was sent.</param>
/// <param name="Author">Who asked for it.</param>
/// <param name="Comment">The author's comment.</param>
/// <param name="Plan">The Plan that was applied.</param>
/// <param name="Outcome">How the apply ended: committed, or unchanged when only the text is new.</param>
/// <param name="Cause">What is behind it.</param>
/// <param name="Source">The Revision whose document it has again; null for a new one.</param>
internal sealed record RevisionDraft(
    Guid JournalId, ConfigDocument Document, string Author, string? Comment, PlanView Plan, ApplyOutcome Outcome,
    RevisionCause Cause = RevisionCause.Apply, int? Source = null);
