using System.Diagnostics;
using VppApi;

namespace Soak.Loads;

/// <summary>One kind of work, done over and over for as long as the soak lasts.</summary>
/// <param name="name">What the report calls it.</param>
/// <param name="pause">From one to the next.</param>
internal abstract class SoakLoad(string name, TimeSpan pause) : IAsyncDisposable
{
    private long _lastDone;

    /// <summary>What the report calls it.</summary>
    public string Name => name;

    /// <summary>When the last operation went well, as a timestamp of <see cref="Stopwatch"/>; 0 = none yet.</summary>
    public long LastDone => Volatile.Read(ref _lastDone);

    /// <summary>Works until told to stop; an operation that was begun is brought to its end.</summary>
    /// <param name="keeper">Where the connection comes from.</param>
    /// <param name="ledger">Where operations are noted.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>When it has ended.</returns>
    public async Task RunAsync(SessionKeeper keeper, OperationLedger ledger, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var session = await keeper.CurrentAsync(stop);
                var operation = ledger.Begin(name);
                try
                {
                    await StepAsync(session);
                    ledger.Done(operation);
                    Volatile.Write(ref _lastDone, Stopwatch.GetTimestamp());
                }
                catch (VppConnectionException)
                {
                    ledger.Broken(operation);
                    await keeper.GoneAsync(session, stop);
                }
                catch (Exception error)
                {
                    ledger.Failed(operation, error);
                }

                if (pause > TimeSpan.Zero) await Task.Delay(pause, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
        }

    }

    /// <summary>Does it once. What it throws is a failure of the soak, but for a broken connection.</summary>
    /// <param name="session">The connection.</param>
    /// <returns>When it is done and checked.</returns>
    protected abstract Task StepAsync(SoakSession session);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
