using System.Net;
using Controller.Api.Observation;
using Controller.Contracts.Rest;
using Controller.Core.Model;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace Controller.Api.Nodes;

/// <summary>
/// Reads NAT44-ED sessions page by page. VPP has no cursor and no filter for them: it can list the users, and walk all sessions of a worker for
/// those of one user, with its workers stopped meanwhile. So a page asks for as few users as it needs, and for never more than
/// <see cref="UsersPerPage"/>: it may then come back with fewer rows than asked for, or with none, and a cursor to go on.
/// </summary>
/// <param name="vpp">The connection for dumps.</param>
internal sealed class Nat44SessionPages(IVppReads vpp)
{
    /// <summary>How many users one page may ask for.</summary>
    public const int UsersPerPage = 20;

    private static readonly Comparer<Nat44SessionView> Order = Comparer<Nat44SessionView>.Create((left, right) =>
        (left.Protocol, left.InsidePort, left.RemoteAddress, left.RemotePort).CompareTo((right.Protocol, right.InsidePort, right.RemoteAddress, right.RemotePort)));

    /// <summary>Inside hosts with sessions, most sessions first. A host that several workers serve is one user.</summary>
    public async Task<IReadOnlyList<Nat44UserView>> ReadUsersAsync(CancellationToken cancellationToken)
    {
        if (!Nat44Reader.IsAvailable(vpp))
            throw NodeProblems.Unavailable("This VPP has no NAT44-ED that this server knows: the nat plugin is not loaded, or the release is another one.");
        var rows = await new Nat44EdApi(vpp.Api).Nat44UserDumpAsync(cancellationToken)
            .SelectAsync(row => new Nat44UserView($"{row.IpAddress.ToIPAddress()}", row.VrfId, row.Nsessions, row.Nstaticsessions));
        return
        [
            .. rows.GroupBy(row => (row.Address, row.Vrf))
                .Select(group => new Nat44UserView(
                    group.Key.Address, group.Key.Vrf, (uint)group.Sum(row => row.Sessions), (uint)group.Sum(row => row.StaticSessions)))
                .OrderByDescending(user => (ulong)user.Sessions + user.StaticSessions)
                .ThenBy(user => IpNumber.Of(IPAddress.Parse(user.Address)).Value)
                .ThenBy(user => user.Vrf),
        ];
    }

    /// <summary>A page of sessions.</summary>
    public async Task<PageOf<Nat44SessionView>> ReadPageAsync(Nat44SessionQuery query, CancellationToken cancellationToken)
    {
        var start = CursorOf(query);
        var only = AddressOf(query);
        var users = await ReadUsersAsync(cancellationToken);
        var queue = users
            .Where(user => (only is null || IPAddress.Parse(user.Address).Equals(only)) && (query.Vrf is null || user.Vrf == query.Vrf))
            .ToList();

        // A user that the cursor names and that is gone by now: its sessions are gone too, and the walk begins anew with who is left.
        var first = start is { } cursor ? Math.Max(0, queue.FindIndex(user => user.Address == $"{cursor.User}" && user.Vrf == cursor.Vrf)) : 0;
        var items = new List<Nat44SessionView>();
        for (var i = first; i < queue.Count && i < first + UsersPerPage; i++)
        {
            var user = queue[i];
            var address = IPAddress.Parse(user.Address);
            var skip = start is { } at && at.User.Equals(address) && at.Vrf == user.Vrf ? at.Skip : 0;
            var sessions = (await ReadSessionsAsync(address, user.Vrf, cancellationToken)).Where(session => Matches(session, query.Filter)).Order(Order).ToList();
            var taken = sessions.Skip(skip).Take(query.Limit - items.Count).ToList();
            items.AddRange(taken);
            if (skip + taken.Count < sessions.Count)
                return new PageOf<Nat44SessionView>(items, null, $"{new Nat44SessionCursor(address, user.Vrf, skip + taken.Count)}");
        }

        var next = first + UsersPerPage;
        return new PageOf<Nat44SessionView>(
            items,
            null,
            next < queue.Count ? $"{new Nat44SessionCursor(IPAddress.Parse(queue[next].Address), queue[next].Vrf, 0)}" : null);
    }

    private static Nat44SessionCursor? CursorOf(Nat44SessionQuery query) =>
        query.Cursor is null ? null
        : Nat44SessionCursor.TryParse(query.Cursor, out var cursor) ? cursor
        : throw NodeProblems.Parameter("cursor: this is not a cursor of an earlier page.");

    private static IPAddress? AddressOf(Nat44SessionQuery query) =>
        query.User is null ? null
        : IpText.TryParse(query.User, out var address) ? address
        : throw NodeProblems.Parameter($"user: {query.User} is not an address.");

    private static bool Matches(Nat44SessionView session, string? filter) => string.IsNullOrEmpty(filter)
        || new[]
        {
            session.Protocol, session.InsideAddress, $"{session.InsidePort}", session.OutsideAddress, $"{session.OutsidePort}", session.RemoteAddress,
            $"{session.RemotePort}",
        }.Any(text => text?.Contains(filter, StringComparison.OrdinalIgnoreCase) == true);

    private Task<List<Nat44SessionView>> ReadSessionsAsync(IPAddress user, uint vrf, CancellationToken cancellationToken) =>
        new Nat44EdApi(vpp.Api)
            .Nat44UserSessionV3DumpAsync(new Nat44UserSessionV3Dump { IpAddress = new Ip4Address(user), VrfId = vrf }, cancellationToken)
            .SelectAsync(row => ViewOf(row, vrf));

    private static Nat44SessionView ViewOf(Nat44UserSessionV3Details row, uint vrf)
    {
        var isRemoteKnown = row.Flags.HasFlag(NatConfigFlags.ExtHostValid);
        return new Nat44SessionView(
            Enum.IsDefined((Nat44Protocol)row.Protocol) ? ((Nat44Protocol)row.Protocol).ToWord() : $"{row.Protocol}",
            $"{row.InsideIpAddress.ToIPAddress()}",
            row.InsidePort,
            $"{row.OutsideIpAddress.ToIPAddress()}",
            row.OutsidePort,
            isRemoteKnown ? $"{row.ExtHostAddress.ToIPAddress()}" : null,
            isRemoteKnown ? row.ExtHostPort : null,
            vrf,
            row.TotalPkts,
            row.TotalBytes,
            row.TimeSinceLastHeard,
            FlagsOf(row));
    }

    private static List<string> FlagsOf(Nat44UserSessionV3Details row)
    {
        var flags = new List<string>();
        if (row.Flags.HasFlag(NatConfigFlags.Static))
            flags.Add("static");
        if (row.Flags.HasFlag(NatConfigFlags.TwiceNat))
            flags.Add("twice-nat");

        // VPP has a flag for sessions of packets that are only forwarded and does not tell it; what they have in common is that nothing is translated.
        if (row.InsideIpAddress == row.OutsideIpAddress && row.InsidePort == row.OutsidePort)
            flags.Add("forwarding-bypass");
        if (row.IsTimedOut)
            flags.Add("timed-out");
        return flags;
    }
}
