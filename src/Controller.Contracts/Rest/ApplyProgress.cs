namespace Controller.Contracts.Rest;

/// <summary>How far a running apply is.</summary>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps of the Plan.</param>
/// <param name="Step">Path of the step that runs now.</param>
/// <param name="UndoingBecause">Set while inverses run: why.</param>
public sealed record ApplyProgress(int Done, int Total, string? Step, string? UndoingBecause);
