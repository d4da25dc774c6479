namespace Controller.Api.Storage;

/// <summary>A Plan that is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Draft">What it is.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="ExpiresAt">Until when it is kept (UTC).</param>
internal sealed record StoredPlan(Guid Id, StoredPlanDraft Draft, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
