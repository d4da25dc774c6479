namespace Controller.Contracts.Rest;

/// <summary>A Revision that goes away again unless somebody confirms it in time.</summary>
/// <param name="Revision">Its number.</param>
/// <param name="Before">The Revision that comes back otherwise; 0 when there was none, so that nothing of VPPilot's is left.</param>
/// <param name="Deadline">When it comes back (UTC, by the server's clock; <see cref="NodeStatus.At"/> is that clock's now).</param>
/// <param name="Author">Who applied it.</param>
/// <param name="Comment">The author's comment.</param>
public sealed record PendingConfirmation(int Revision, int Before, DateTimeOffset Deadline, string Author, string? Comment);
