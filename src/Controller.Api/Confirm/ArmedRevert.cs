using Controller.Contracts.Rest;

namespace Controller.Api.Confirm;

/// <summary>What the local file says of an apply with a deadline: enough to take it back without a database and by another process.</summary>
/// <param name="Id">The apply's id; the Revision that it commits has the same.</param>
/// <param name="Revision">The Revision's number; 0 until it is committed.</param>
/// <param name="Before">The document that comes back; null for nothing.</param>
/// <param name="BeforeNumber">The number of that Revision; 0 for nothing.</param>
/// <param name="Author">Who applied.</param>
/// <param name="Comment">The author's comment.</param>
/// <param name="Window">Between the commit and the deadline.</param>
/// <param name="Deadline">When it comes back, by the calendar (UTC).</param>
/// <param name="SetAt">When the deadline was set (UTC).</param>
/// <param name="BootId">The start of the machine in which it was set.</param>
/// <param name="BootDeadline">The deadline as time since that start.</param>
/// <param name="Kept">What VPP had of what the earlier document leaves to it.</param>
internal sealed record ArmedRevert(
    Guid Id,
    int Revision,
    ConfigDocument? Before,
    int BeforeNumber,
    string Author,
    string? Comment,
    TimeSpan Window,
    DateTimeOffset Deadline,
    DateTimeOffset SetAt,
    string BootId,
    TimeSpan BootDeadline,
    IReadOnlyList<KeptValues> Kept)
{
    /// <summary>For people and programs.</summary>
    public PendingConfirmation ToView() => new(Revision, BeforeNumber, Deadline, Author, Comment);
}
