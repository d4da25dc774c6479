using Controller.Api.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Telemetry.History;

/// <summary>
/// One interface's rates over any length of time: from memory as far as it goes, from the database before that. Without the
/// database what memory has is still answered, with a word about the rest.
/// </summary>
internal sealed class HistoryReader(InterfaceTable interfaces, HistoryStore store, ControllerOptions options, TimeProvider time)
{
    /// <summary>The longest time that can be asked for: ten years, as long as the database can be told to keep it.</summary>
    public const int LongestSeconds = 3650 * 24 * 3600;

    /// <summary>Reads the last <paramref name="seconds"/> seconds.</summary>
    /// <param name="name">The interface.</param>
    /// <param name="seconds">How far back.</param>
    /// <param name="exists">Whether the node has such an interface.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The rates; null when neither the node nor the history knows the interface.</returns>
    public async Task<InterfaceHistory?> ReadAsync(string name, int seconds, bool exists, CancellationToken cancellationToken)
    {
        var step = HistorySteps.For(seconds);
        var length = TimeSpan.FromSeconds(seconds);
        if (step.TotalSeconds <= 1)
        {
            var points = interfaces.GetHistory(name, length);
            return points is null && !exists ? null : new InterfaceHistory(name, StatsSampler.Interval.TotalSeconds, points ?? []);
        }

        var now = time.GetUtcNow();
        var buckets = new RateBuckets(now, length, step);
        exists |= interfaces.Knows(name);
        interfaces.Fill(name, buckets);
        string? missing = null;
        var memoryStart = interfaces.MinutesSince ?? now;
        if (options.HistoryMinuteDays > 0 && buckets.Start < memoryStart)
        {
            try
            {
                exists |= await store.FillAsync(name, memoryStart, now, buckets, cancellationToken);
            }
            catch (ControllerProblemException problem) when (problem.Code == ProblemCodes.DatabaseUnavailable)
            {
                missing = problem.Message;
            }
        }

        return exists ? new InterfaceHistory(name, step.TotalSeconds, buckets.ToPoints()) { Missing = missing } : null;
    }
}
