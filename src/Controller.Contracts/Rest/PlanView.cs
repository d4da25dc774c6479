namespace Controller.Contracts.Rest;

/// <summary>The ordered difference from what VPP has to what a Config asks for.</summary>
/// <param name="Findings">What validation said; with an error in it there are no steps.</param>
/// <param name="Steps">The steps in the order in which they run.</param>
/// <param name="Create">Steps that make something.</param>
/// <param name="Update">Steps that change something in place.</param>
/// <param name="Recreate">Resources that must be taken down and made again.</param>
/// <param name="Delete">Steps that remove something.</param>
/// <param name="Foreign">Objects in VPP that are not VPPilot's: shown, left alone.</param>
/// <param name="Id">By this the Plan can be applied, until <paramref name="Expires"/>; null when it was not kept (no Plan, or no database).</param>
/// <param name="Expires">Until when the server keeps it (UTC).</param>
/// <param name="Basis">What it was made from; null when there is no Plan because of an error in the document.</param>
/// <param name="LockOut">Why it would cut the session by which it is asked for; null when it would not, as far as the server can know.</param>
public sealed record PlanView(
    IReadOnlyList<FindingView> Findings,
    IReadOnlyList<PlanStepView> Steps,
    int Create,
    int Update,
    int Recreate,
    int Delete,
    IReadOnlyList<string> Foreign,
    string? Id = null,
    DateTimeOffset? Expires = null,
    PlanBasis? Basis = null,
    IReadOnlyList<string>? LockOut = null)
{
    /// <summary>True when VPP already has what is asked for.</summary>
    public bool IsEmpty => Steps.Count == 0;
}
