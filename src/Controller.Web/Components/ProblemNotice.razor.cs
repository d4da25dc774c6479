using Controller.Contracts.Rest;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Components;

/// <summary>Says why something cannot be shown or done.</summary>
public sealed partial class ProblemNotice
{
    /// <summary>The problem; nothing is drawn without one.</summary>
    [Parameter, EditorRequired]
    public PageProblem? Problem { get; set; }

    /// <summary>Since when (UTC), for a problem that passes by itself.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>What is said where something is only waited for: the notice at the top of every page says the rest.</summary>
    private string? Passing => Since is null ? null : Problem?.Code switch
    {
        ProblemCodes.VppDisconnected => "Waiting for VPP. What is shown here, if anything, was known last; it goes on by itself.",
        ProblemCodes.DatabaseUnavailable => "Waiting for the database. What is shown here, if anything, was known last; it goes on by itself.",
        _ => null,
    };

    private string Heading => Problem?.Code switch
    {
        ProblemCodes.VppDisconnected => "VPP does not answer",
        ProblemCodes.FeatureUnavailable => "This VPP cannot do that",
        ProblemCodes.DatabaseUnavailable => "The database is down",
        ProblemCodes.ApplyInProgress => "An apply is running",
        ProblemCodes.PlanStale => "The plan is stale",
        ProblemCodes.LockOut => "This would lock you out",
        ProblemCodes.ConfirmationPending => "A revision waits for its confirmation",
        ProblemCodes.NoConfirmation => "Nothing to confirm",
        ProblemCodes.DocumentTooLarge => "The document is too large",
        ProblemCodes.NotFound => "Not found",
        ProblemCodes.InvalidParameter => "That cannot be asked",
        ProblemCodes.VppRefused => "VPP refused",
        _ => "Something went wrong",
    };
}
