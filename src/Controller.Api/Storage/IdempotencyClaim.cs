namespace Controller.Api.Storage;

/// <summary>What became of the attempt to take a key.</summary>
/// <param name="State">Whether it was taken.</param>
/// <param name="Answer">The answer to give again, of <see cref="IdempotencyState.Answered"/>.</param>
internal readonly record struct IdempotencyClaim(IdempotencyState State, StoredAnswer? Answer = null);
