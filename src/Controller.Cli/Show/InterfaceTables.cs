using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Show;

/// <summary><c>vppilot show interfaces</c>, in three widths. Interfaces that are not VPPilot's are dimmed.</summary>
internal static class InterfaceTables
{
    public static TextTable Rates(IReadOnlyList<InterfaceView> interfaces, bool wide)
    {
        TextColumn[] first = ["Name", "State", "Type", TextColumn.Number("MTU"), TextColumn.Number("VRF"), "Addresses", "NAT"];
        TextColumn[] rates = [TextColumn.Number("Rx"), TextColumn.Number("Tx"), TextColumn.Number("Drops")];
        TextColumn[] more = ["VPP-name", "MAC", TextColumn.Number("Speed"), TextColumn.Number("Rx-packets"), TextColumn.Number("Tx-packets")];
        var table = new TextTable(wide ? [.. first, .. rates, .. more] : [.. first, .. rates]);
        foreach (var view in interfaces)
        {
            List<Piece> row =
            [
                Name(view),
                State(view),
                view.Type,
                view.Mtu.ToString(),
                view.Vrf.ToString(),
                string.Join(',', view.Addresses),
                string.Join(',', view.NatRoles),
                Rate(view.Rates, static rates => HumanUnits.BitRate(rates.RxBitsPerSecond)),
                Rate(view.Rates, static rates => HumanUnits.BitRate(rates.TxBitsPerSecond)),
                Rate(view.Rates, static rates => HumanUnits.PacketRate(rates.DropsPerSecond)),
            ];
            if (wide)
                row.AddRange(
                [
                    view.VppName,
                    view.Mac ?? string.Empty,
                    view.SpeedBitsPerSecond is { } speed ? HumanUnits.BitRate(speed) : string.Empty,
                    Rate(view.Rates, static rates => HumanUnits.PacketRate(rates.RxPacketsPerSecond)),
                    Rate(view.Rates, static rates => HumanUnits.PacketRate(rates.TxPacketsPerSecond)),
                ]);
            table.Add([.. row]);
        }

        return table;
    }

    /// <summary>Totals, as exact numbers.</summary>
    public static TextTable Counters(IReadOnlyList<InterfaceView> interfaces)
    {
        var table = new TextTable(
            "Name",
            TextColumn.Number("Rx-packets"), TextColumn.Number("Rx-bytes"), TextColumn.Number("Tx-packets"), TextColumn.Number("Tx-bytes"),
            TextColumn.Number("Drops"), TextColumn.Number("Punts"), TextColumn.Number("Rx-errors"), TextColumn.Number("Tx-errors"),
            TextColumn.Number("Rx-miss"), TextColumn.Number("Rx-no-buffer"));
        foreach (var view in interfaces)
        {
            var counters = view.Counters;
            table.Add(
                Name(view),
                counters.RxPackets.ToString(), counters.RxBytes.ToString(), counters.TxPackets.ToString(), counters.TxBytes.ToString(),
                Suspicious(counters.Drops), counters.Punts.ToString(), Suspicious(counters.RxErrors), Suspicious(counters.TxErrors),
                Suspicious(counters.RxMiss), Suspicious(counters.RxNoBuffer));
        }

        return table;
    }

    public static Piece Name(InterfaceView view) => view.Managed ? Piece.Strong(view.Name) : Piece.Quiet(view.Name);

    /// <summary><c>up</c>, <c>no-link</c> (asked to be up, but the link is down) or <c>down</c>.</summary>
    public static Piece State(InterfaceView view) => (view.AdminUp, view.LinkUp) switch
    {
        (true, true) => Piece.Good("up"),
        (true, false) => Piece.Bad("no-link"),
        _ => Piece.Quiet("down"),
    };

    private static Piece Rate(InterfaceRatesView? rates, Func<InterfaceRatesView, string> text) => rates is null ? Piece.Quiet(string.Empty) : text(rates);

    private static Piece Suspicious(ulong count) => count == 0 ? count.ToString() : Piece.Change(count.ToString());
}
