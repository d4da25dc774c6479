using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

/// <summary>The last committed Revision as the local file has it.</summary>
/// <param name="Id">The apply's id.</param>
/// <param name="Pending">True while the database does not have it yet.</param>
/// <param name="Revision">The Revision. While it is pending its number is a guess: the database gives the final one.</param>
/// <param name="Earlier">
/// The Revision before it, when that is pending too: going back to an earlier Revision does not wait for the database.
/// </param>
internal sealed record LocalRevision(Guid Id, bool Pending, RevisionView Revision, LocalRevision? Earlier = null);
