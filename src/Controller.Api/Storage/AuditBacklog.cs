namespace Controller.Api.Storage;

/// <summary>Lines of the audit trail that the database does not have yet, oldest first.</summary>
/// <param name="Entries">The lines.</param>
internal sealed record AuditBacklog(IReadOnlyList<AuditEntry> Entries);
