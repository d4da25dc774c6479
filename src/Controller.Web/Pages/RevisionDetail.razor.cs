using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Pages;

/// <summary>One Revision: its document and its Plan. A Revision never changes, so it is read once.</summary>
public sealed partial class RevisionDetail
{
    private RevisionView? _revision;
    private PageProblem? _problem;
    private bool _missing;

    /// <summary>The Revision's number.</summary>
    [Parameter]
    public int Number { get; set; }

    [Inject]
    private IControllerClient Client { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Status);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        try
        {
            _revision = await Client.GetRevisionAsync(Number, Gone);
            (_missing, _problem) = (_revision is null, null);
        }
        catch (ControllerProblemException problem)
        {
            (_revision, _problem) = (null, PageProblem.Of(problem));
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was closed while it read.
        }
    }
}
