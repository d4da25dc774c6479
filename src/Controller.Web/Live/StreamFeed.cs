using Microsoft.Extensions.Logging;

namespace Controller.Web.Live;

/// <summary>A feed over a source that says by itself when there is something new.</summary>
/// <typeparam name="T">What is read.</typeparam>
internal sealed class StreamFeed<T>(string name, Func<CancellationToken, IAsyncEnumerable<T>> source, TimeProvider time, ILogger logger)
    : Feed<T>(name, time, logger)
    where T : class
{
    /// <inheritdoc/>
    protected override IAsyncEnumerable<T> ReadAsync(CancellationToken cancellationToken) => source(cancellationToken);
}
