namespace Controller.Contracts.Rest;

/// <summary>A Plan that can be applied by its id, looked at again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Expires">Until when it is kept (UTC).</param>
/// <param name="Basis">What it was made from.</param>
/// <param name="Document">The document that it was made for.</param>
/// <param name="StaleBecause">Why it can no longer be applied; null while it can.</param>
/// <param name="Plan">The Plan to the same document as it is now; of a Plan that is not stale, the same steps.</param>
public sealed record StoredPlanView(
    string Id, DateTimeOffset CreatedAt, DateTimeOffset Expires, PlanBasis Basis, ConfigDocument Document, string? StaleBecause, PlanView Plan);
