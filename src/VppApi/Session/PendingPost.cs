using System.Diagnostics;

namespace VppApi.Session;

/// <summary>A request without an answer. It takes a place in the window until a later answer shows that VPP is past it.</summary>
internal sealed class PendingPost<TRequest>(TRequest request) : PendingOperation
    where TRequest : struct, IVppMessage<TRequest>
{
    private readonly TRequest _request = request;
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until the request is in the outgoing buffer.</summary>
    /// <param name="session">Where it was submitted.</param>
    /// <param name="cancellationToken">Gives it up while it waits for a place in the window.</param>
    /// <returns>When it is there.</returns>
    public async Task SentAsync(VppSession session, CancellationToken cancellationToken)
    {
        var cancellation = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                if (session.TryGiveUp(this)) OnFailed(new OperationCanceledException(token));
            },
            null);
        await using (cancellation.ConfigureAwait(false)) await _sent.Task.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string RequestName => TRequest.Descriptor.Name;

    /// <inheritdoc/>
    public override void Send(VppSession session)
    {
        session.Write(in _request, null, PendingSlot.NoMessage, PendingSlot.NoMessage, endWithPing: false);
        _sent.TrySetResult();
    }

    /// <inheritdoc/>
    public override void OnRow(ReadOnlySpan<byte> message) => Debug.Fail("a post has no answer");

    /// <inheritdoc/>
    public override bool OnFinal(ReadOnlySpan<byte> message) => false;

    /// <inheritdoc/>
    public override void OnFailed(Exception error) => _sent.TrySetException(error);

    /// <inheritdoc/>
    public override void Execute() => Debug.Fail("completed by its task");
}
