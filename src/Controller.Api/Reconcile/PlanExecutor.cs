using System.Collections.Concurrent;
using Controller.Api.Handlers;
using Controller.Core.Planning;
using VppApi;

namespace Controller.Api.Reconcile;

/// <summary>
/// Carries out steps in their order, pipelined as far as <see cref="StepWaits"/> allows. It is used for Plans and, with the inverses, for
/// undoing them. One execution, one executor.
/// </summary>
/// <param name="vpp">What the handlers share.</param>
/// <param name="policy">What to do when a step fails.</param>
/// <param name="progress">Told after each step: how many are done, and the path of that one. Called from any thread.</param>
/// <param name="logger">Where each step leaves its record.</param>
internal sealed class PlanExecutor(VppWriter vpp, FailurePolicy policy, Action<int, string>? progress, ILogger logger)
{
    // Steps that may be under way at a time; a step is a few requests, and the connection's own window bounds those. Small
    // enough that a failure stops an apply early.
    private const int Width = 128;

    private readonly ConcurrentBag<PlanStep> _done = [];
    private readonly ConcurrentBag<StepFailure> _failures = [];
    private VppConnectionException? _lost;
    private int _doneCount;

    private bool IsOver => Volatile.Read(ref _lost) is not null || policy == FailurePolicy.Stop && !_failures.IsEmpty;

    /// <summary>Carries out the steps. Never throws for what VPP does; the report says what came of it.</summary>
    public async Task<ExecutionReport> RunAsync(IEnumerable<PlanStep> steps)
    {
        using var places = new SemaphoreSlim(Width);
        var waits = new StepWaits();
        var runs = new List<Task>();
        PlanStep? last = null;
        foreach (var step in steps)
        {
            await places.WaitAsync();
            if (IsOver)
            {
                break;
            }

            last = step;
            var run = RunAsync(step, waits.For(step), places);
            waits.Started(step, run);
            runs.Add(run);
        }

        await Task.WhenAll(runs);
        return new ExecutionReport(
            [.. _done.OrderBy(step => step.Index)], [.. _failures.OrderBy(failure => failure.Step.Index)], _lost, last);
    }

    private async Task<bool> RunAsync(PlanStep step, List<Task<bool>> waits, SemaphoreSlim places)
    {
        try
        {
            var isReady = true;
            foreach (var wait in waits)
            {
                isReady &= await wait;
            }

            if (IsOver || policy == FailurePolicy.SkipDependents && !isReady)
            {
                return false;
            }

            await SendAsync(step);
            _done.Add(step);
            progress?.Invoke(Interlocked.Increment(ref _doneCount), step.Key.Path);
            ReconcileLog.StepDone(logger, step.Operation, step.Key.Path);
            return true;
        }
        catch (VppConnectionException e)
        {
            Interlocked.CompareExchange(ref _lost, e, null);
            return false;
        }
        catch (Exception e)
        {
            // Whatever else goes wrong with a step, a mistake of ours included, is a failure of that step: it is reported on it, and what
            // was done before is undone.
            _failures.Add(new StepFailure(step, e.Message));
            ReconcileLog.StepFailed(logger, step.Operation, step.Key.Path, e);
            return false;
        }
        finally
        {
            places.Release();
        }
    }

    private Task SendAsync(PlanStep step)
    {
        var handler = HandlerTable.Of(step.Resource.Kind);
        return step.Operation switch
        {
            StepOperation.Create => handler.CreateAsync(vpp, step.After!),
            StepOperation.Update => handler.UpdateAsync(vpp, step.Before!, step.After!),
            _ => handler.DeleteAsync(vpp, step.Before!),
        };
    }
}
