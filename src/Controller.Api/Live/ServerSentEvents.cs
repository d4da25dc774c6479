using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;

namespace Controller.Api.Live;

/// <summary>Writes a stream of values as server-sent events.</summary>
internal static class ServerSentEvents
{
    /// <summary>How often a line is sent while there is nothing to say, so that both ends notice a dead connection.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Writes until the client leaves or the server stops.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">Name of the events.</param>
    /// <param name="values">The values.</param>
    /// <param name="type">How they are written as JSON.</param>
    /// <param name="time">The clock of the heartbeat.</param>
    /// <param name="stopping">Cancelled when the server stops.</param>
    public static async Task WriteAsync<T>(
        HttpContext context, string name, Func<CancellationToken, IAsyncEnumerable<T>> values, JsonTypeInfo<T> type, TimeProvider time, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // nginx would keep events back
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await using var source = values(ended.Token).GetAsyncEnumerator(ended.Token);
        var next = source.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                var text = ": still here\n\n";
                if (await CompletesWithinAsync(next, time))
                {
                    if (!await next)
                        return;
                    text = $"event: {name}\ndata: {JsonSerializer.Serialize(source.Current, type)}\n\n";
                    next = source.MoveNextAsync().AsTask();
                }

                await response.WriteAsync(text, ended.Token);
                await response.Body.FlushAsync(ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client left, or the server stops: both are a stream's ordinary end.
        }
        finally
        {
            // An iterator may only be disposed between two values.
            await ended.CancelAsync();
            await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static async Task<bool> CompletesWithinAsync(Task task, TimeProvider time)
    {
        try
        {
            await task.WaitAsync(Heartbeat, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
