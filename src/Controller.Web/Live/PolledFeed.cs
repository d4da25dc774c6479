using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Controller.Web.Live;

/// <summary>A feed over something that must be asked for: every <paramref name="period"/>, and whenever <see cref="Refresh"/> is called.</summary>
/// <typeparam name="T">What is read.</typeparam>
internal sealed class PolledFeed<T>(
    string name, Func<CancellationToken, Task<T>> read, TimeSpan period, TimeProvider time, ILogger logger)
    : Feed<T>(name, time, logger)
    where T : class
{
    // Holds at most one request: asking twice before the read is one read.
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Reads again now, if somebody watches.</summary>
    public void Refresh() => _due.Writer.TryWrite(true);

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var timer = Time.CreateTimer(static feed => ((PolledFeed<T>)feed!).Refresh(), this, period, period);
        while (true)
        {
            yield return await read(cancellationToken);
            await _due.Reader.ReadAsync(cancellationToken);
        }
    }
}
