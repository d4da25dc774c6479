namespace Controller.Api.Storage;

/// <summary>
/// Keys of requests that must not run twice, with their answers, for <see cref="IdempotencyStore.Lifetime"/>. In PostgreSQL, so that a restart of the
/// server does not forget them; while the database is away, in memory (a request that needs no database must not wait for one).
/// </summary>
internal interface IIdempotencyStore
{
    /// <summary>Takes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="request">SHA-256 of the request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IdempotencyClaim> TakeAsync(string key, byte[] request, CancellationToken cancellationToken);

    /// <summary>Keeps the answer of a key that was taken. Never fails: the request has run, and its own answer matters more.</summary>
    Task AnswerAsync(string key, StoredAnswer answer);

    /// <summary>Gives a key back whose request changed nothing. Never fails.</summary>
    Task ReleaseAsync(string key);

    /// <summary>Says that the answer of a key will not be known: its request failed in the middle. Never fails.</summary>
    void Lose(string key);
}
