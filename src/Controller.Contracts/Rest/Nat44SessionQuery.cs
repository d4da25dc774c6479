namespace Controller.Contracts.Rest;

/// <summary>
/// Which sessions to read. VPP has no cursor or filter for them and stops its workers for every read
/// (design.md, Manners), so sessions are read user by user, and never more than <paramref name="Limit"/>.
/// </summary>
/// <param name="User">Inside address; null for all users, most sessions first.</param>
/// <param name="Vrf">Inside table; null for any.</param>
/// <param name="Filter">Text that must occur in an address or port; null for all.</param>
/// <param name="Limit">Rows, 1 to 1000.</param>
/// <param name="Cursor">From <see cref="PageOf{T}.Next"/>.</param>
public sealed record Nat44SessionQuery(
    string? User = null, uint? Vrf = null, string? Filter = null, int Limit = 100, string? Cursor = null);
