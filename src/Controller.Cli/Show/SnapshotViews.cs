using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Show;

/// <summary><c>vppilot show snapshot</c> and <c>vppilot show routes</c>.</summary>
internal static class SnapshotViews
{
    public static void PrintSnapshot(CliSession session, SnapshotView snapshot)
    {
        session.Error.Line(Piece.Quiet($"# read from VPP at {HumanUnits.Moment(snapshot.At)}"));
        foreach (var resource in snapshot.Resources)
        {
            session.Out.Line(new Piece(resource.Path, resource.Managed ? Ink.Strong : Ink.Quiet), Piece.Quiet(resource.Managed ? string.Empty : "  (not VPPilot's)"));
            var width = resource.Attributes.Count == 0 ? 0 : resource.Attributes.Keys.Max(static name => name.Length);
            foreach (var (name, value) in resource.Attributes)
            {
                if (value is not null)
                    session.Out.Line($"    {name.PadRight(width)}  {value}");
            }
        }
    }

    public static void PrintRoutes(CliSession session, IReadOnlyList<RouteView> routes)
    {
        var table = new TextTable("Prefix", TextColumn.Number("VRF"), TextColumn.Number("Packets"), TextColumn.Number("Bytes"), "Paths");
        foreach (var route in routes)
        {
            table.Add(
                Piece.Strong(route.Prefix),
                route.Vrf.ToString(),
                route.Packets is { } packets ? HumanUnits.Count(packets) : string.Empty,
                route.Bytes is { } bytes ? HumanUnits.Bytes(bytes) : string.Empty,
                string.Join("; ", route.Paths));
        }

        session.WriteTable(table);
    }
}
