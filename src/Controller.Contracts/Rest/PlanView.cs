namespace Controller.Contracts.Rest;

/// <summary>The ordered difference from what VPP has to what a Config asks for.</summary>
/// <param name="Findings">What validation said; with an error in it there are no steps.</param>
/// <param name="Steps">The steps in the order in which they run.</param>
/// <param name="Create">Steps that make something.</param>
/// <param name="Update">Steps that change something in place.</param>
/// <param name="Recreate">Resources that must be taken down and made again.</param>
/// <param name="Delete">Steps that remove something.</param>
/// <param name="Foreign">Objects in VPP that are not VPPilot's: shown, left alone.</param>
public sealed record PlanView(
    IReadOnlyList<FindingView> Findings,
    IReadOnlyList<PlanStepView> Steps,
    int Create,
    int Update,
    int Recreate,
    int Delete,
    IReadOnlyList<string> Foreign)
{
    /// <summary>True when VPP already has what is asked for.</summary>
    public bool IsEmpty => Steps.Count == 0;
}
