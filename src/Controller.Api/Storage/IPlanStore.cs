using Controller.Contracts.Client;

namespace Controller.Api.Storage;

/// <summary>Plans that were shown and may be applied later, by their id. In PostgreSQL only: a Plan is worth no more than a new look.</summary>
internal interface IPlanStore
{
    /// <summary>Keeps a Plan.</summary>
    /// <returns>The Plan with its id; null while the database is not available.</returns>
    Task<StoredPlan?> TryAddAsync(StoredPlanDraft draft, CancellationToken cancellationToken);

    /// <summary>A Plan; null when there is none of that id, or it expired.</summary>
    /// <exception cref="ControllerProblemException"><c>database-unavailable</c>.</exception>
    Task<StoredPlan?> FindAsync(string id, CancellationToken cancellationToken);
}
