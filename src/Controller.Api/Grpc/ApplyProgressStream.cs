using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Grpc;

/// <summary>
/// Runs an apply and tells how far it is. A client that does not read its progress, or has gone, does not hold up the apply: progress
/// is read from the node's state, where the newest wins; only the result waits until it is read.
/// </summary>
internal static class ApplyProgressStream
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="client">The server.</param>
    /// <param name="apply">The apply.</param>
    /// <param name="send">Sends a progress to the client.</param>
    /// <param name="cancellationToken">Cancels the apply, as far as that is still possible.</param>
    /// <returns>The apply's result.</returns>
    public static async Task<T> RunAsync<T>(
        IControllerClient client, Func<CancellationToken, Task<T>> apply, Func<ApplyProgress, Task> send, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var telling = TellAsync(client, send, ended.Token);
        try
        {
            return await apply(cancellationToken);
        }
        finally
        {
            await ended.CancelAsync();
            await telling;
        }
    }

    private static async Task TellAsync(IControllerClient client, Func<ApplyProgress, Task> send, CancellationToken cancellationToken)
    {
        ApplyProgress? before = null;
        try
        {
            await foreach (var status in client.WatchStatusAsync(cancellationToken))
            {
                if (status.Apply is not { } progress || progress == before)
                    continue;
                before = progress;
                await send(progress);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or InvalidOperationException or IOException)
        {
            // The apply ended, or the client did: WriteAsync says so with either of the other two.
        }
    }
}
