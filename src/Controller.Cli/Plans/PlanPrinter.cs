using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary>A Plan as Terraform would print it: <c>+</c> made, <c>~</c> changed in place, <c>-</c> removed, <c>-/+</c> taken down and made again.</summary>
internal static class PlanPrinter
{
    private const string Indent = "      ";

    /// <param name="writer">Where to.</param>
    /// <param name="plan">A Plan without errors among its Findings.</param>
    /// <param name="title">Said above the steps.</param>
    /// <param name="nothing">Said instead when there are none.</param>
    public static void Print(InkWriter writer, PlanView plan, string title, string nothing)
    {
        if (plan.IsEmpty)
        {
            PrintForeign(writer, plan.Foreign);
            writer.Line(Piece.Good(nothing));
            return;
        }

        writer.Line(Piece.Strong(title));
        writer.Line();
        foreach (var line in PlanLine.From(plan.Steps))
            Print(writer, line);
        writer.Line();
        PrintForeign(writer, plan.Foreign);
        writer.Line(Piece.Strong("Plan: "), Summary(plan));
        foreach (var reason in plan.LockOut ?? [])
            writer.Line(Piece.Bad("This locks you out: "), reason);
    }

    /// <summary><c>3 to create, 1 to change, 0 to recreate, 2 to delete.</c></summary>
    public static string Summary(PlanView plan)
        => $"{plan.Create} to create, {plan.Update} to change, {plan.Recreate} to recreate, {plan.Delete} to delete.";

    private static void Print(InkWriter writer, PlanLine line)
    {
        var badge = line.Impact == "none" ? new Piece(string.Empty) : new Piece($"  [{line.Impact}]", InkOf(line.Impact));
        writer.Line(new Piece($"{line.Sign,3} ", line.Ink), Piece.Strong(line.Path), badge);
        var width = line.Changes.Count == 0 ? 0 : line.Changes.Max(static change => change.Name.Length);
        foreach (var change in line.Changes)
            Print(writer, change, width, line.ShowsBefore);
        if (line.Reason is not null)
            writer.Line(Piece.Quiet($"{Indent}# {line.Reason}"));
    }

    private static void Print(InkWriter writer, AttributeChange change, int width, bool showsBefore)
    {
        var name = Indent + change.Name.PadRight(width) + "  ";
        if (showsBefore)
            writer.Line(name, Value(change.Before, Ink.Bad), Piece.Quiet(" -> "), Value(change.After, Ink.Good));
        else
            writer.Line(name, Value(change.After, Ink.Plain));
    }

    private static Piece Value(string? value, Ink ink) => value is null ? Piece.Quiet("(none)") : new Piece(value, ink);

    private static Ink InkOf(string impact) => impact switch
    {
        "traffic-hit" => Ink.Change,
        "recreate" => Ink.Recreate,
        _ => Ink.Bad,
    };

    private static void PrintForeign(InkWriter writer, IReadOnlyList<string> foreign)
    {
        if (foreign.Count == 0)
            return;
        writer.Line(Piece.Quiet("Not VPPilot's, left alone:"));
        foreach (var path in foreign)
            writer.Line(Piece.Quiet($"    {path}"));
        writer.Line();
    }
}
