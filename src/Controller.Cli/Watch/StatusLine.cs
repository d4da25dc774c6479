using Controller.Cli.Show;
using Controller.Contracts.Rest;

namespace Controller.Cli.Watch;

/// <summary>A status in one line, without the time: two statuses that read the same are one change.</summary>
internal static class StatusLine
{
    public static string Of(NodeStatus status)
    {
        var apply = status.Apply is null ? string.Empty
            : status.Apply.UndoingBecause is null ? $"  step {status.Apply.Done} of {status.Apply.Total}"
            : $"  undoing step {status.Apply.Done} of {status.Apply.Total}: {status.Apply.UndoingBecause}";
        return $"{status.Node}  {NodeStates.Word(status.State).Text}  revision {status.Revision?.ToString() ?? "none"}"
            + $"  vpp {(status.Vpp.Connected ? status.Vpp.Version ?? "connected" : "not-connected")}{(status.Simulated ? " (simulated)" : string.Empty)}"
            + $"  database {(status.Database.Available ? "available" : "not-available")}{apply}{(status.Detail is null ? string.Empty : $"  {status.Detail}")}";
    }
}
