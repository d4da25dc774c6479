using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Pages;

/// <summary>How a Revision differs from the one before it. Revisions never change, so it is read once.</summary>
public sealed partial class RevisionDiff
{
    private RevisionDiffView? _diff;
    private PageProblem? _problem;

    /// <summary>The Revision's number.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    [Inject]
    private IControllerClient Client { get; set; } = null!;

    private int From => Number - 1;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_diff?.To == Number) return;
        try
        {
            (_diff, _problem) = (await Client.DiffAsync(From, Number, Gone), null);
        }
        catch (ControllerProblemException problem)
        {
            (_diff, _problem) = (null, PageProblem.Of(problem));
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was closed while it read.
        }
    }
}
