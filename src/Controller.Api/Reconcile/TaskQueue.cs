namespace Controller.Api.Reconcile;

/// <summary>Runs pieces of asynchronous work one after the other, in the order in which they were queued.</summary>
internal sealed class TaskQueue
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Runs work after all that was queued before it, however that ended.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        lock (_gate)
        {
            var next = AfterAsync(_last, work);
            _last = next;
            return next;
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<Task> work) => RunAsync(async () =>
    {
        await work();
        return true;
    });

    private static async Task<T> AfterAsync<T>(Task previous, Func<Task<T>> work)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        return await work();
    }
}
