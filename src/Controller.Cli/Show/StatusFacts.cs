using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Show;

/// <summary><c>vppilot show status</c>.</summary>
internal static class StatusFacts
{
    public static void Print(CliSession session, NodeStatus status)
    {
        var facts = new FactList();
        facts.Add("node", Piece.Strong(status.Node));
        facts.Add("state", NodeStates.Word(status.State), status.Detail is null ? string.Empty : $"  {status.Detail}");
        if (status.Apply is { } apply)
            facts.Add("apply", $"step {apply.Done} of {apply.Total}", apply.Step is null ? string.Empty : $"  {apply.Step}", apply.UndoingBecause is null ? string.Empty : Piece.Bad($"  undoing: {apply.UndoingBecause}"));
        if (status.Confirmation is { } confirmation)
            facts.Add("confirmation", Piece.Change($"revision {confirmation.Revision} goes away at {HumanUnits.Moment(confirmation.Deadline)} unless confirmed"));
        facts.Add("revision", status.Revision?.ToString() ?? "none yet");
        AddVpp(facts, status.Vpp, status.Simulated);
        facts.Add(
            "database",
            status.Database.Available ? Piece.Good("available") : Piece.Bad("not available"),
            status.Database.Private ? "  private" : "  shared",
            status.Database.LastError is null ? string.Empty : $"  {status.Database.LastError}");
        facts.AddKnown("server", status.ServerVersion);
        facts.Add("at", HumanUnits.Moment(status.At));
        facts.Write(session.Out);
    }

    private static void AddVpp(FactList facts, VppStatus vpp, bool simulated)
    {
        facts.Add(
            "vpp",
            vpp.Connected ? Piece.Good("connected") : Piece.Bad("not connected"),
            vpp.Version is null ? string.Empty : $"  {vpp.Version}",
            vpp.Pid is null ? string.Empty : $"  pid {vpp.Pid}",
            simulated ? Piece.Change("  simulated: no packet is moved") : string.Empty);
        facts.Add("socket", vpp.Socket);
        if (vpp.Since is { } since)
            facts.Add("connected since", HumanUnits.Moment(since));
        facts.AddKnown("last error", vpp.LastError);
        facts.Add("restarts seen", vpp.Restarts.ToString());
        facts.Add("statistics", vpp.StatsAvailable ? Piece.Good("available") : Piece.Change("not available"));
        if (vpp.MissingMessages + vpp.ChangedMessages > 0)
            facts.Add("api", $"{vpp.MissingMessages} messages missing, {vpp.ChangedMessages} changed in this VPP");
        foreach (var feature in vpp.MissingFeatures)
            facts.Add("cannot use", feature);
    }
}
