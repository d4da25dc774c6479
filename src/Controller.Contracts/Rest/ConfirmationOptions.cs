namespace Controller.Contracts.Rest;

/// <summary>Which pending confirmation is meant, and by whom.</summary>
/// <param name="Revision">The Revision that must be the one that waits; null for whichever does.</param>
/// <param name="Author">Who asks; the server fills in who is signed in.</param>
public sealed record ConfirmationOptions(int? Revision = null, string? Author = null);
