using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary>What is printed as one entry: a step, or the two steps that take a resource down and make it again.</summary>
/// <param name="Sign"><c>+</c>, <c>~</c>, <c>-</c> or <c>-/+</c>.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Path">The resource.</param>
/// <param name="Impact">The worse of the steps' impacts.</param>
/// <param name="Changes">The attributes worth a line.</param>
/// <param name="ShowsBefore">True when a line has two values.</param>
/// <param name="Reason">Why, if the Plan says.</param>
internal sealed record PlanLine(
    string Sign, Ink Ink, string Path, string Impact, IReadOnlyList<AttributeChange> Changes, bool ShowsBefore, string? Reason)
{
    // From harmless to not.
    private static readonly string[] Impacts = ["none", "traffic-hit", "sessions-dropped", "recreate", "restart-needed"];

    /// <summary>The entries in the order of the steps; a recreated resource stands where it is made again.</summary>
    public static IEnumerable<PlanLine> From(IReadOnlyList<PlanStepView> steps)
    {
        var created = steps.Where(static step => step.Operation == "create").Select(static step => step.Path).ToHashSet();
        var takenDown = steps.Where(step => step.Operation == "delete" && created.Contains(step.Path)).ToLookup(static step => step.Path);
        foreach (var step in steps)
        {
            if (step.Operation == "create" && takenDown[step.Path].FirstOrDefault() is { } delete)
                yield return Recreate(delete, step);
            else if (step.Operation != "delete" || !takenDown.Contains(step.Path))
                yield return Plain(step);
        }
    }

    private static PlanLine Plain(PlanStepView step) => step.Operation switch
    {
        "create" => new("+", Ink.Good, step.Path, step.Impact, step.Changes, ShowsBefore: false, step.Reason),
        "delete" => new("-", Ink.Bad, step.Path, step.Impact, [], ShowsBefore: false, step.Reason),
        _ => new("~", Ink.Change, step.Path, step.Impact, step.Changes, ShowsBefore: true, step.Reason),
    };

    private static PlanLine Recreate(PlanStepView delete, PlanStepView create)
    {
        var before = delete.Changes.Concat(create.Changes).Where(static change => change.Before is not null)
            .DistinctBy(static change => change.Name).ToDictionary(static change => change.Name, static change => change.Before);
        var after = create.Changes.Where(static change => change.After is not null)
            .DistinctBy(static change => change.Name).ToDictionary(static change => change.Name, static change => change.After);
        var changes = before.Keys.Union(after.Keys)
            .Select(name => new AttributeChange(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
            .Where(static change => change.Before != change.After)
            .ToList();
        var impact = Severity(delete.Impact) > Severity(create.Impact) ? delete.Impact : create.Impact;
        return new PlanLine("-/+", Ink.Recreate, create.Path, impact, changes, ShowsBefore: true, delete.Reason ?? create.Reason);
    }

    // An impact of a later release counts as the worst.
    private static int Severity(string impact) => Array.IndexOf(Impacts, impact) is var known and >= 0 ? known : Impacts.Length;
}
