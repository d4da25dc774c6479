namespace Controller.Contracts.Rest;

/// <summary>An error answer (application/problem+json, RFC 9457) with this API's stable code.</summary>
/// <param name="Code">One of <see cref="ProblemCodes"/>; null when the answer is not from this API.</param>
/// <param name="Title">What kind of problem, for people.</param>
/// <param name="Detail">What is wrong this time and what to do, for people.</param>
/// <param name="Status">HTTP status.</param>
public sealed record ProblemView(string? Code, string? Title, string? Detail, int? Status);
