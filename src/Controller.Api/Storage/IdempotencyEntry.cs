namespace Controller.Api.Storage;

/// <summary>What is known of a key.</summary>
/// <param name="Request">SHA-256 of the request that took it.</param>
/// <param name="Claim">Which attempt took it.</param>
/// <param name="Answer">What it was answered; null when it was not yet.</param>
internal sealed record IdempotencyEntry(byte[] Request, Guid Claim, StoredAnswer? Answer)
{
    /// <summary>What the key means to another request.</summary>
    public IdempotencyClaim Judge(byte[] request, bool isRunning)
    {
        if (!Request.AsSpan().SequenceEqual(request))
            return new IdempotencyClaim(IdempotencyState.Different);
        if (Answer is not null)
            return new IdempotencyClaim(IdempotencyState.Answered, Answer);
        return new IdempotencyClaim(isRunning ? IdempotencyState.Running : IdempotencyState.Lost);
    }
}
