namespace Controller.Api.Storage;

/// <summary>How far an apply is.</summary>
/// <param name="Id">The journal entry.</param>
/// <param name="StepsDone">Steps done.</param>
/// <param name="State">What is going on.</param>
internal sealed record JournalMark(Guid Id, int StepsDone, JournalState State);
