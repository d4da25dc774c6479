namespace Controller.Contracts.Rest;

/// <summary>What VPP was observed to have, resource by resource.</summary>
/// <param name="At">When it was read (UTC).</param>
/// <param name="Resources">The resources, by path.</param>
public sealed record SnapshotView(DateTimeOffset At, IReadOnlyList<SnapshotResource> Resources);
