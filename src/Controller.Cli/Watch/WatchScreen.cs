using Controller.Cli.Show;
using Controller.Cli.Terminal;
using Controller.Contracts.Rest;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Controller.Cli.Watch;

/// <summary>Draws a <see cref="WatchModel"/>.</summary>
internal static class WatchScreen
{
    // Rows that are not interfaces: headline, detail, trouble, table frame and header, footer.
    private const int OtherRows = 9;

    private const string Bars = "▁▂▃▄▅▆▇█";

    public static IRenderable Draw(WatchModel model, int rows)
    {
        var parts = new List<IRenderable> { Headline(model) };
        if (model.Status?.Detail is { } detail)
            parts.Add(Line(detail));
        if (model.Status?.Apply is { } apply)
            parts.Add(Line(
                Piece.Change($"step {apply.Done} of {apply.Total}"), $"  {apply.Step}",
                Piece.Bad(apply.UndoingBecause is null ? string.Empty : $"  undoing: {apply.UndoingBecause}")));
        if (model.Trouble is { } trouble)
            parts.Add(Line(Piece.Bad(trouble)));
        parts.Add(Interfaces(model, Math.Max(1, rows - OtherRows)));
        parts.Add(Line(Piece.Quiet($"{model.Server}   Ctrl-C leaves")));
        return new Rows(parts);
    }

    /// <summary>One character a sample, as high as the sample against the highest.</summary>
    public static string Sparkline(IReadOnlyList<double> samples)
    {
        var highest = samples.Count == 0 ? 0 : samples.Max();
        return string.Create(samples.Count, (samples, highest), static (text, state) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = state.highest <= 0 ? Bars[0] : Bars[(int)Math.Round(state.samples[i] / state.highest * (Bars.Length - 1))];
        });
    }

    private static IRenderable Headline(WatchModel model)
    {
        if (model.Status is not { } status)
            return Line(Piece.Quiet("connecting ..."));
        return Line(
            Piece.Strong(status.Node), "  ", NodeStates.Word(status.State),
            status.Revision is null ? "  no revision yet" : $"  revision {status.Revision}",
            status.Vpp.Version is null ? Piece.Bad("  no VPP") : $"  VPP {status.Vpp.Version}",
            Piece.Change(status.Simulated ? "  simulated" : string.Empty),
            Piece.Bad(status.Database.Available ? string.Empty : "  no database"),
            Piece.Quiet($"  {HumanUnits.Moment(status.At)}"));
    }

    private static Table Interfaces(WatchModel model, int room)
    {
        var table = new TextTable("Interface", "State", "Addresses", TextColumn.Number("Rx"), TextColumn.Number("Tx"), TextColumn.Number("Packets"), TextColumn.Number("Drops"), "Traffic");
        var ordered = model.Interfaces.OrderByDescending(static view => view.Managed).ThenBy(static view => view.Name, StringComparer.Ordinal).ToList();
        foreach (var view in ordered.Take(room))
        {
            var rates = view.Rates;
            var drops = rates is { DropsPerSecond: > 0 } ? Piece.Change(HumanUnits.PacketRate(rates.DropsPerSecond)) : "0p/s";
            table.Add(
                InterfaceTables.Name(view),
                InterfaceTables.State(view),
                // One row an interface: the rest is for `show interfaces`.
                view.Addresses.Count > 1 ? $"{view.Addresses[0]} +{view.Addresses.Count - 1}" : string.Concat(view.Addresses),
                rates is null ? string.Empty : HumanUnits.BitRate(rates.RxBitsPerSecond),
                rates is null ? string.Empty : HumanUnits.BitRate(rates.TxBitsPerSecond),
                rates is null ? string.Empty : HumanUnits.PacketRate(rates.RxPacketsPerSecond + rates.TxPacketsPerSecond),
                rates is null ? string.Empty : drops,
                Piece.Good(Sparkline(model.History.GetValueOrDefault(view.Name) ?? [])));
        }

        var framed = table.ToFramed();
        if (ordered.Count > room)
            framed.Caption = new TableTitle($"{ordered.Count - room} more interfaces do not fit");
        return framed;
    }

    private static IRenderable Line(params Piece[] pieces)
    {
        var line = new Paragraph();
        foreach (var piece in pieces)
            line.Append(TerminalText.Clean(piece.Text), InkStyle.Of(piece.Ink));
        return line;
    }
}
