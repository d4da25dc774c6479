using System.Security.Cryptography;
using System.Text;
using Controller.Api.Rest.Idempotency;
using Controller.Api.Storage;
using Controller.Contracts.Client;
using Google.Protobuf;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc;

/// <summary>Applies that carry an idempotency key run once; what <see cref="IdempotencyMiddleware"/> is for REST, over the same store.</summary>
internal sealed class IdempotentCalls(IIdempotencyStore store)
{
    private const string MediaType = "application/grpc+proto";

    /// <summary>Runs an apply, or gives the result that it had.</summary>
    /// <param name="key">The key; empty for none.</param>
    /// <param name="method">Full name of the method.</param>
    /// <param name="request">The request.</param>
    /// <param name="run">The apply.</param>
    /// <param name="cancellationToken">Stops taking the key.</param>
    /// <exception cref="ControllerProblemException">The key is another request's, or this request's result is not known (yet).</exception>
    public async Task<V1.ApplyResult> RunAsync(
        string key, string method, IMessage request, Func<Task<V1.ApplyResult>> run, CancellationToken cancellationToken)
    {
        if (key.Length == 0)
            return await run();
        IdempotencyKey.Check("options.idempotency_key", key);
        var claim = await store.TakeAsync(key, DigestOf(method, request), cancellationToken);
        if (claim.State == IdempotencyState.Answered)
            return V1.ApplyResult.Parser.ParseFrom(claim.Answer!.Body);
        IdempotencyKey.ThrowUnlessTaken(claim.State, key);
        V1.ApplyResult result;
        try
        {
            result = await run();
        }
        catch (Exception error)
        {
            if (IdempotencyKey.SaysThatNothingWasDone(error))
                await store.ReleaseAsync(key);
            else
                store.Lose(key);
            throw;
        }

        await store.AnswerAsync(key, new StoredAnswer(StatusCodes.Status200OK, MediaType, result.ToByteArray()));
        return result;
    }

    private static byte[] DigestOf(string method, IMessage request)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes(method + "\n"));
        digest.AppendData(request.ToByteArray());
        return digest.GetHashAndReset();
    }
}
