using System.Collections.Concurrent;

namespace Controller.Api.Reconcile;

/// <summary>
/// Makes a change of several requests all-or-nothing: each request that was done says how to take it back, and when a later one
/// is refused they are taken back in reverse order before the refusal goes on to the caller.
/// </summary>
/// <remarks>
/// When taking back fails too, the caller gets a <see cref="CompensationException"/>: what is in VPP now is only known after reading it.
/// </remarks>
internal sealed class Compensation
{
    private readonly ConcurrentStack<Func<Task>> _undo = [];

    /// <summary>Runs a change under a compensation of its own.</summary>
    public static async Task RunAsync(Func<Compensation, Task> change)
    {
        var compensation = new Compensation();
        try
        {
            await change(compensation);
        }
        catch (Exception refusal) when (VppRefusal.Is(refusal))
        {
            await compensation.TakeBackAsync(refusal);
            throw;
        }
    }

    /// <summary>Notes how to take back what was just done. Requests that run at the same time may note it at the same time.</summary>
    public void Add(Func<Task> undo) => _undo.Push(undo);

    private async Task TakeBackAsync(Exception refusal)
    {
        while (_undo.TryPop(out var undo))
        {
            try
            {
                await undo();
            }
            catch (Exception second) when (VppRefusal.Is(second))
            {
                throw new CompensationException(refusal, second);
            }
        }
    }
}
