using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Pages;

/// <summary>What was committed, newest first.</summary>
public sealed partial class Revisions
{
    private readonly List<RevisionSummary> _older = [];
    private string? _next;
    private bool _loadedOlder;
    private bool _busy;
    private PageProblem? _problem;

    [Inject]
    private IControllerClient Client { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Revisions, Feeds.Status);

    /// <inheritdoc/>
    protected override void OnFeedsChanged()
    {
        if (!_loadedOlder || Feeds.Revisions.Current.Value is not { Items: [.., var last] }) return;
        // A new Revision pushes the oldest of the first page out; it must not fall between the pages.
        if (_older.Count > 0 && _older[0].Number < last.Number - 1) (_loadedOlder, _next) = (false, null);
        if (!_loadedOlder) _older.Clear();
    }

    private async Task LoadOlderAsync()
    {
        _busy = true;
        try
        {
            var page = await Client.ListRevisionsAsync(cursor: _loadedOlder ? _next : Feeds.Revisions.Current.Value?.Next, cancellationToken: Gone);
            _older.AddRange(page.Items);
            (_loadedOlder, _next, _problem) = (true, page.Next, null);
        }
        catch (ControllerProblemException problem)
        {
            _problem = PageProblem.Of(problem);
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was closed while it read.
        }
        finally
        {
            _busy = false;
        }
    }
}
