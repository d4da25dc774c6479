using System.Diagnostics;
using VppApi;

namespace SideBySide.Client;

/// <summary>The ways in which programs use one <see cref="VppClient"/>.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TReply">Its reply.</typeparam>
/// <param name="client">The connection.</param>
/// <param name="make">Makes the request of a number.</param>
internal sealed class CallerShapes<TRequest, TReply>(VppClient client, Func<long, TRequest> make)
    where TRequest : struct, IVppMessage<TRequest>
    where TReply : struct, IVppMessage<TReply>
{
    /// <summary>One caller that awaits each answer before it sends the next request.</summary>
    /// <param name="budget">How much.</param>
    /// <param name="latency">Where the time of each goes; null for nowhere.</param>
    /// <returns>Answers.</returns>
    public async Task<long> AwaitingAsync(Budget budget, LatencyHistogram? latency)
    {
        budget.Start();
        var done = 0L;
        for (; budget.Allows(done); done++)
        {
            var start = Stopwatch.GetTimestamp();
            await client.InvokeAsync<TRequest, TReply>(make(done)).ConfigureAwait(false);
            latency?.Note(start);
        }

        return done;
    }

    /// <summary>Many callers, each as in <see cref="AwaitingAsync"/>.</summary>
    /// <param name="budget">How much all of them do together.</param>
    /// <param name="callers">How many.</param>
    /// <returns>Answers.</returns>
    public async Task<long> CallersAsync(Budget budget, int callers)
    {
        budget.Start();
        var next = -1L;
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(CallAsync))).ConfigureAwait(false);
        return counts.Sum();

        async Task<long> CallAsync()
        {
            var done = 0L;
            while (true)
            {
                var number = Interlocked.Increment(ref next);
                // By the caller's own count when it is about time: the numbers at which the clock is looked at may all be drawn by others.
                // One each is done in any case: on a loaded machine the time may be over before the last of them has started.
                if (!budget.Allows(budget.IsTimed ? done : number) && !(budget.IsTimed && done == 0)) return done;
                await client.InvokeAsync<TRequest, TReply>(make(number)).ConfigureAwait(false);
                done++;
            }
        }
    }

    /// <summary>One caller that keeps a number of calls started and awaits the oldest.</summary>
    /// <param name="budget">How much.</param>
    /// <param name="window">How many are started at a time.</param>
    /// <returns>Answers.</returns>
    public async Task<long> StartedAsync(Budget budget, int window)
    {
        budget.Start();
        var calls = new ValueTask<TReply>[window];
        var begun = 0L;
        var done = 0L;
        while (true)
        {
            if (begun - done < window && budget.Allows(begun))
            {
                Keep(out calls[begun % window], client.InvokeAsync<TRequest, TReply>(make(begun)));
                begun++;
            }
            else if (done < begun)
            {
                await calls[done % window].ConfigureAwait(false);
                done++;
            }
            else
            {
                return done;
            }
        }
    }

    /// <summary>All of them through one pipeline for bulk work, which has begun before the measured part does.</summary>
    /// <param name="warmUp">What goes through it first.</param>
    /// <param name="budget">How much then.</param>
    /// <param name="window">How many are outstanding at a time.</param>
    /// <param name="onWarm">Called between the two; up to a window of the warm-up is still outstanding then.</param>
    /// <returns>Answers to what was sent after the warm-up.</returns>
    public async Task<long> PipelineAsync(IEnumerable<TRequest> warmUp, Budget budget, int window, Action onWarm)
    {
        var measured = 0L;
        var options = new PipelineOptions { Window = window };
        var summary = await client.PipelineAsync<TRequest, TReply>(Requests(), onOutcome: null, options).ConfigureAwait(false);
        return summary.IsComplete ? measured : throw new InvalidOperationException($"{summary.Succeeded} of {summary.Sent} succeeded: {summary.FirstFailure}");

        IEnumerable<TRequest> Requests()
        {
            foreach (var request in warmUp) yield return request;
            onWarm();
            for (budget.Start(); budget.Allows(measured); measured++) yield return make(measured);
        }
    }

    // Each is awaited once, when it is the oldest.
    private static void Keep(out ValueTask<TReply> place, ValueTask<TReply> call) => place = call;
}
