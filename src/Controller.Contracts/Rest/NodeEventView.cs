namespace Controller.Contracts.Rest;

/// <summary>Something that happened on the node.</summary>
/// <param name="At">When it was noticed (UTC).</param>
/// <param name="Kind"><c>state</c>, <c>vpp</c>, <c>stats</c>, <c>database</c>, <c>revision</c>, <c>apply</c>, <c>confirmation</c> or <c>interface</c>.</param>
/// <param name="Subject">What it happened to, for example the interface <c>lan</c>; null for the node.</param>
/// <param name="Before">How it was; null when it was not there.</param>
/// <param name="After">How it is; null when it is gone.</param>
/// <param name="Detail">Why, or more of it, for people; null when there is nothing to say.</param>
public sealed record NodeEventView(DateTimeOffset At, string Kind, string? Subject, string? Before, string? After, string? Detail);
