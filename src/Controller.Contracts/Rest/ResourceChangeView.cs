namespace Controller.Contracts.Rest;

/// <summary>How one resource differs between two Revisions.</summary>
/// <param name="Operation"><c>create</c> (only the later has it), <c>update</c> or <c>delete</c> (only the earlier has it).</param>
/// <param name="Path">The resource, for example <c>interface/wan</c>.</param>
/// <param name="Kind">Kind of resource.</param>
/// <param name="Changes">What differs, attribute by attribute.</param>
public sealed record ResourceChangeView(string Operation, string Path, string Kind, IReadOnlyList<AttributeChange> Changes);
