using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Formatting;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Layout;

/// <summary>Counts down to the moment at which an unconfirmed Revision goes away, on every page. Nothing is drawn while nothing waits.</summary>
public sealed partial class ConfirmNotice
{
    private static readonly TimeSpan More = TimeSpan.FromMinutes(10);

    private bool _busy;
    private PageProblem? _problem;

    [Inject]
    private IControllerClient Client { get; set; } = null!;

    private PendingConfirmation? Waiting => Feeds.Status.Current.Value?.Confirmation;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Status, Feeds.Clock);

    private string Left(PendingConfirmation waiting) => waiting.Deadline - Time.GetUtcNow() is { Ticks: > 0 } left ? Units.Duration(left) : "a moment";

    private Task ConfirmAsync() => DoAsync(options => Client.ConfirmAsync(options, Gone));

    private Task ExtendAsync() => DoAsync(options => Client.ExtendAsync(More, options, Gone));

    // No token: closing the page must not cut the way back in two.
    private Task RevertAsync() => DoAsync(options => Client.RevertAsync(options, CancellationToken.None));

    private async Task DoAsync(Func<ConfirmationOptions, Task> action)
    {
        if (Waiting is not { } waiting) return;
        (_busy, _problem) = (true, null);
        try
        {
            await action(new ConfirmationOptions(waiting.Revision));
        }
        catch (ControllerProblemException problem)
        {
            _problem = PageProblem.Of(problem);
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was closed meanwhile.
        }
        finally
        {
            _busy = false;
        }
    }
}
