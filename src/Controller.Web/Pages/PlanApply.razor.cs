using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Editing;
using Controller.Web.Formatting;
using Controller.Web.Live;
using Controller.Web.Planning;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Controller.Web.Pages;

/// <summary>From a document to its Findings, its Plan, and its apply.</summary>
public sealed partial class PlanApply
{
    private const string Placeholder = """
        vppilot: 1
        interfaces:
          loop0: { type: loopback, addresses: [192.0.2.1/32] }
        """;

    private DocumentEditor _editor = null!;
    private IReadOnlyList<FindingView>? _findings;
    private PlanView? _plan;
    private ApplyFailure? _failure;
    private ConfigDocument? _planned;
    private PageProblem? _problem;
    private string? _source;
    private bool _ready;
    private bool _busy;
    private bool _applying;

    /// <summary>A Revision whose document is loaded at the start.</summary>
    [SupplyParameterFromQuery]
    public int? Revision { get; set; }

    [Inject]
    private IControllerClient Client { get; set; } = null!;

    [Inject]
    private DialogService Dialog { get; set; } = null!;

    [Inject]
    private ApplyDesk Desk { get; set; } = null!;

    private int? CommittedRevision => Feeds.Status.Current.Value?.Revision;

    private bool HasErrors => _findings?.Any(finding => finding.Severity == "error") ?? false;

    private bool CanApply => !_busy && !HasErrors && _plan is { IsEmpty: false } && _planned is not null && Desk.Last is not { IsRunning: true };

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Status, Desk);

    /// <inheritdoc/>
    protected override void OnFeedsChanged()
    {
        if (!_applying || Desk.Last is not { IsRunning: false } run) return;
        _applying = false;
        // The Plan on the page was carried out: show what became of it, and that it is not to be applied again as it is.
        if (run.Result is { } result) (_plan, _failure, _planned) = (result.Plan, result.Failure, null);
    }

    private static string FindingTitle(IReadOnlyList<FindingView> findings)
    {
        var errors = findings.Count(finding => finding.Severity == "error");
        var warnings = findings.Count - errors;
        return (errors, warnings) switch
        {
            (0, 1) => "1 warning",
            (0, _) => $"{warnings} warnings",
            (1, 0) => "1 error",
            (_, 0) => $"{errors} errors",
            _ => $"{errors} {(errors == 1 ? "error" : "errors")}, {warnings} {(warnings == 1 ? "warning" : "warnings")}",
        };
    }

    private async Task EditorReadyAsync(bool hasDraft)
    {
        _ready = true;
        if (Revision is { } number) await LoadRevisionAsync(number);
        else if (hasDraft) _source = "your unfinished draft";
    }

    private Task LoadCommittedAsync() => CommittedRevision is { } number ? LoadRevisionAsync(number) : Task.CompletedTask;

    private Task LoadRevisionAsync(int number) => WorkAsync(async () =>
    {
        var revision = await Client.GetRevisionAsync(number, Gone)
            ?? throw new ControllerProblemException(ProblemCodes.NotFound, $"There is no revision {number}.", 404);
        await _editor.SetTextAsync(revision.Document);
        ForgetAnswers();
        _source = $"document of revision {number}";
    });

    private Task ValidateAsync() => WorkAsync(async () =>
    {
        var document = new ConfigDocument(await _editor.GetTextAsync());
        _findings = (await Client.ValidateAsync(document, Gone)).Findings;
        (_plan, _failure, _planned) = (null, null, null);
        await _editor.MarkAsync(_findings);
    });

    private Task PlanAsync() => WorkAsync(async () =>
    {
        var document = new ConfigDocument(await _editor.GetTextAsync());
        var plan = await Client.PlanAsync(document, DocumentMode.Whole, Gone);
        (_findings, _plan, _failure, _planned) = (plan.Findings, plan, null, document);
        await _editor.MarkAsync(_findings);
    });

    private async Task ApplyAsync()
    {
        if (_plan is not { } plan || _planned is not { } document) return;
        var answer = await Dialog.OpenAsync<ApplyConfirmation>(
            "Apply this plan?",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ApplyConfirmation.Plan)] = plan },
            new DialogOptions { Width = "min(34rem, calc(100vw - 2rem))", CloseDialogOnEsc = true, AutoFocusFirstElement = true });
        if (answer is not string comment) return;
        _applying = Desk.TryStart(document, new ApplyOptions(comment.Length == 0 ? null : comment, Mode: DocumentMode.Whole));
        if (!_applying)
            _problem = new PageProblem(ProblemCodes.ApplyInProgress, "Another apply runs. Wait for it and plan again.");
    }

    private Task ShowFindingAsync(FindingView finding)
        => finding.Line > 0 ? _editor.RevealAsync(finding.Line, finding.Column) : Task.CompletedTask;

    private void ForgetAnswers() => (_findings, _plan, _failure, _planned, _problem, _source) = (null, null, null, null, null, null);

    private async Task WorkAsync(Func<Task> work)
    {
        if (_busy) return;
        (_busy, _problem) = (true, null);
        try
        {
            await work();
        }
        catch (ControllerProblemException error)
        {
            _problem = PageProblem.Of(error);
        }
        catch (DocumentTooLargeException error)
        {
            _problem = new PageProblem(ProblemCodes.DocumentTooLarge, error.Message);
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was closed while it worked.
        }
        finally
        {
            _busy = false;
        }
    }
}
