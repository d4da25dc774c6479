namespace Controller.Api.Rest.Idempotency;

/// <summary>Marks an endpoint that changes something, and therefore takes an Idempotency-Key.</summary>
internal sealed class IdempotentEndpoint
{
    /// <summary>The request's header.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>The header of an answer that was given before.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>The mark.</summary>
    public static readonly IdempotentEndpoint Instance = new();

    private IdempotentEndpoint()
    {
    }
}
