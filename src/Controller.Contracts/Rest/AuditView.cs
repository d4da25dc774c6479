namespace Controller.Contracts.Rest;

/// <summary>One line of the audit trail: lines are added and never changed.</summary>
/// <param name="Number">Its number; larger is later.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who, as far as the server knows.</param>
/// <param name="Origin">From where: the address of the client's connection, <c>page</c> for a page of this server, <c>server</c> for the server's own doing.</param>
/// <param name="Action">What: <c>apply</c>, <c>commit</c>, <c>rollback</c>, <c>confirm</c>, <c>extend</c>, <c>revert</c>, …</param>
/// <param name="Subject">Of what, for example a Revision's number or an apply's id.</param>
/// <param name="Detail">More, by name.</param>
public sealed record AuditView(
    long Number, DateTimeOffset At, string Actor, string? Origin, string Action, string Subject, IReadOnlyDictionary<string, string?> Detail);
