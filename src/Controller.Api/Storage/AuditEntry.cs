namespace Controller.Api.Storage;

/// <summary>One line for the audit trail.</summary>
/// <param name="Id">Tells whether it is there already.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who.</param>
/// <param name="Origin">From where.</param>
/// <param name="Action">What.</param>
/// <param name="Subject">Of what.</param>
/// <param name="Detail">More, by name.</param>
internal sealed record AuditEntry(
    Guid Id, DateTimeOffset At, string Actor, string Origin, string Action, string Subject, IReadOnlyDictionary<string, string?> Detail);
