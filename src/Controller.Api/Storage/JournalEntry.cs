namespace Controller.Api.Storage;

/// <summary>An apply that was begun.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Node">The node.</param>
/// <param name="Draft">What was to be done.</param>
/// <param name="State">How far it is known to have come.</param>
/// <param name="StepsDone">Steps known to be done.</param>
/// <param name="StartedAt">When it was begun (UTC).</param>
internal sealed record JournalEntry(Guid Id, string Node, JournalDraft Draft, JournalState State, int StepsDone, DateTimeOffset StartedAt);
