using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

/// <summary>Who did what, from where and when. Lines are added and never changed; the database refuses anything else.</summary>
internal interface IAuditTrail
{
    /// <summary>
    /// Adds a line. It is on this machine's disk when this returns, and in the database as soon as that is there: what is done without a database
    /// is not done unseen.
    /// </summary>
    Task RecordAsync(string actor, string origin, string action, string subject, IReadOnlyDictionary<string, string?>? detail = null);

    /// <summary>Lines, newest first.</summary>
    /// <exception cref="ControllerProblemException"><c>database-unavailable</c>; <c>invalid-parameter</c> for a wrong cursor.</exception>
    Task<PageOf<AuditView>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken);
}
