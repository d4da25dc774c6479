using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

/// <summary>The last apply as the local file has it.</summary>
/// <param name="Entry">The apply.</param>
/// <param name="Outcome">How it ended, when the database does not know that yet; null while it is open.</param>
/// <param name="Failure">The failure, if any.</param>
/// <param name="FinishedAt">When it ended (UTC).</param>
internal sealed record LocalJournal(JournalEntry Entry, ApplyOutcome? Outcome = null, ApplyFailure? Failure = null, DateTimeOffset? FinishedAt = null);
