namespace Controller.Contracts.Rest;

/// <summary>How to apply.</summary>
/// <param name="Comment">Comment of the Revision.</param>
/// <param name="Author">Author of the Revision; the server fills in who is signed in.</param>
public sealed record ApplyOptions(string? Comment = null, string? Author = null);
