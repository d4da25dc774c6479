namespace Controller.Contracts.Rest;

/// <summary>The store.</summary>
/// <param name="Available">True while PostgreSQL answers.</param>
/// <param name="Private">True when the server runs its own PostgreSQL.</param>
/// <param name="LastError">Why it is not available.</param>
/// <param name="Since">Since when <paramref name="Available"/> is as it is (UTC).</param>
public sealed record DatabaseStatus(bool Available, bool Private, string? LastError, DateTimeOffset? Since = null);
