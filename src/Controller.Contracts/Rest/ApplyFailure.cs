namespace Controller.Contracts.Rest;

/// <summary>Why an apply failed.</summary>
/// <param name="StepIndex">Index of the step in the Plan; -1 when no one step is to blame.</param>
/// <param name="Path">The step's resource.</param>
/// <param name="Error">VPP's error, for example <c>VPP refused ip_route_add_del_v2: NO_SUCH_FIB (-3)</c>.</param>
/// <param name="Undone">Paths of the steps that were undone, in the order of undoing.</param>
/// <param name="Left">Paths of the steps that could not be undone, each with its error.</param>
public sealed record ApplyFailure(int StepIndex, string? Path, string Error, IReadOnlyList<string> Undone, IReadOnlyList<string> Left);
