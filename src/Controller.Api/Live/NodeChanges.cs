using Controller.Api.Nodes;
using Controller.Contracts.Rest;

namespace Controller.Api.Live;

/// <summary>The events between two looks at the node.</summary>
internal static class NodeChanges
{
    private const string Up = "up";
    private const string Down = "down";

    /// <summary>What became different of the node as a whole.</summary>
    /// <param name="before">The look before; null for the first, which tells the state only.</param>
    /// <param name="now">The look now.</param>
    public static IEnumerable<NodeEventView> Between(NodeStatus? before, NodeStatus now)
    {
        if (before?.State != now.State || (before.Detail != now.Detail && now.Detail is not null))
            yield return new NodeEventView(now.At, "state", null, before is null ? null : WordOf(before.State), WordOf(now.State), now.Detail);
        if (before is null)
            yield break;
        if (before.Vpp.Connected != now.Vpp.Connected)
            yield return new NodeEventView(
                now.At, "vpp", null, Word(before.Vpp.Connected, "connected", "disconnected"), Word(now.Vpp.Connected, "connected", "disconnected"),
                now.Vpp.Connected ? now.Vpp.Version : now.Vpp.LastError);
        if (before.Vpp.StatsAvailable != now.Vpp.StatsAvailable)
            yield return new NodeEventView(
                now.At, "stats", null, Word(before.Vpp.StatsAvailable, "available", "unavailable"), Word(now.Vpp.StatsAvailable, "available", "unavailable"), null);
        if (before.Database.Available != now.Database.Available)
            yield return new NodeEventView(
                now.At, "database", null, Word(before.Database.Available, "available", "unavailable"), Word(now.Database.Available, "available", "unavailable"),
                now.Database.LastError);
        if (before.Revision != now.Revision)
            yield return new NodeEventView(now.At, "revision", null, before.Revision?.ToString(), now.Revision?.ToString(), null);
        if (before.Confirmation != now.Confirmation)
            yield return new NodeEventView(
                now.At, "confirmation", $"revision {(now.Confirmation ?? before.Confirmation)!.Revision}", WordOf(before.Confirmation), WordOf(now.Confirmation), null);
        if (before.Apply != now.Apply)
            yield return new NodeEventView(now.At, "apply", now.Apply?.Step, WordOf(before.Apply), WordOf(now.Apply), now.Apply?.UndoingBecause);
    }

    /// <summary>What became different of the interfaces, by name.</summary>
    public static IEnumerable<NodeEventView> Between(IReadOnlyList<NodeInterface> before, IReadOnlyList<NodeInterface> now, DateTimeOffset at)
    {
        if (ReferenceEquals(before, now))
            yield break;
        var seen = new Dictionary<string, NodeInterface>(StringComparer.Ordinal);
        foreach (var row in before)
            seen[row.Name] = row;
        foreach (var row in now)
        {
            var was = seen.Remove(row.Name, out var old) ? StateOf(old) : null;
            if (was != StateOf(row))
                yield return new NodeEventView(at, "interface", row.Name, was, StateOf(row), null);
        }

        foreach (var gone in seen.Values)
            yield return new NodeEventView(at, "interface", gone.Name, StateOf(gone), null, null);
    }

    // "up": it carries packets. "up, link down": it would if it could. "down": it was told not to.
    private static string StateOf(NodeInterface row) => row.AdminUp ? (row.LinkUp ? Up : $"{Up}, link {Down}") : Down;

    private static string? WordOf(PendingConfirmation? pending) => pending is null ? null : $"until {pending.Deadline.UtcDateTime:O}";

    private static string? WordOf(ApplyProgress? apply) => apply is null ? null : $"{apply.Done} of {apply.Total}";

    private static string WordOf(NodeState state) => state switch
    {
        NodeState.Disconnected => "disconnected",
        NodeState.Synchronizing => "synchronizing",
        NodeState.Empty => "empty",
        NodeState.InSync => "in-sync",
        NodeState.Drift => "drift",
        NodeState.Applying => "applying",
        _ => "failed",
    };

    private static string Word(bool value, string yes, string no) => value ? yes : no;
}
