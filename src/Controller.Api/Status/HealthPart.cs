namespace Controller.Api.Status;

/// <summary>One thing that the server needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ok">True while it is there.</param>
/// <param name="Detail">Why not.</param>
internal sealed record HealthPart(string Name, bool Ok, string? Detail);
