namespace Controller.Contracts.Rest;

/// <summary>One change of a Plan.</summary>
/// <param name="Index">Place in the Plan, from 0.</param>
/// <param name="Operation"><c>create</c>, <c>update</c> or <c>delete</c>.</param>
/// <param name="Path">The resource, for example <c>interface/wan/address/192.0.2.2/24</c>.</param>
/// <param name="Kind">Kind of resource, for example <c>address</c>.</param>
/// <param name="Impact"><c>none</c>, <c>traffic-hit</c>, <c>sessions-dropped</c>, <c>recreate</c> or <c>restart-needed</c>.</param>
/// <param name="Changes">What changes, attribute by attribute.</param>
/// <param name="Reason">Why this step is where it is, or why a recreate is needed; null when plain.</param>
public sealed record PlanStepView(
    int Index,
    string Operation,
    string Path,
    string Kind,
    string Impact,
    IReadOnlyList<AttributeChange> Changes,
    string? Reason);
