using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Pages;

/// <summary>The way back to a Revision: its Plan first, then the button.</summary>
public sealed partial class RollbackPanel
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private PlanView? _plan;
    private ApplyResult? _result;
    private PageProblem? _problem;
    private bool _busy;
    private bool _confirm = true;
    private bool _iKnow;

    /// <summary>The Revision's number.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    [Inject]
    private IControllerClient Client { get; set; } = null!;

    private Task PlanAsync() => DoAsync(async () => _plan = await Client.PlanRollbackAsync(Number, Gone));

    // No token: closing the page must not cut an apply in two. What is applied is the Plan that is shown, or nothing.
    private Task ApplyAsync() => DoAsync(async () =>
    {
        var options = new ApplyOptions($"Back to Revision {Number}", Confirm: _confirm ? Window : null, IKnow: _iKnow);
        _result = _plan?.Id is { } id
            ? await Client.ApplyPlanAsync(id, options, CancellationToken.None)
            : await Client.RollbackAsync(Number, options, CancellationToken.None);
    });

    private async Task DoAsync(Func<Task> action)
    {
        (_busy, _problem) = (true, null);
        try
        {
            await action();
        }
        catch (ControllerProblemException problem)
        {
            (_plan, _problem) = (null, PageProblem.Of(problem));
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
