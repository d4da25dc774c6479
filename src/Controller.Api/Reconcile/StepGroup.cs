namespace Controller.Api.Reconcile;

/// <summary>
/// Steps that others wait for as a whole. The task of all is made once for any number of waiters: a thousand creates that each wait for a thousand
/// deletes must not be a million waits.
/// </summary>
internal sealed class StepGroup
{
    private readonly List<Task<bool>> _steps = [];
    private Task<bool>? _all;

    /// <summary>Adds a step.</summary>
    public void Add(Task<bool> step)
    {
        _steps.Add(step);
        _all = null;
    }

    /// <summary>Completes when all steps so far are over; true when all were carried out.</summary>
    public Task<bool> AllAsync() => _all ??= WhenAllAsync([.. _steps]);

    private static async Task<bool> WhenAllAsync(Task<bool>[] steps) => Array.TrueForAll(await Task.WhenAll(steps), done => done);
}
