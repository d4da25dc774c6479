namespace Controller.Api.Reconcile;

/// <summary>What came of an undo.</summary>
/// <param name="Undone">Paths of the steps that were undone, in the order of undoing.</param>
/// <param name="Left">What is not as it was before, each with the reason; empty when VPP is as it was.</param>
internal sealed record UndoReport(IReadOnlyList<string> Undone, IReadOnlyList<string> Left);
