using System.Security.Cryptography;
using System.Text;
using Controller.Api.Storage;

namespace Controller.Api.Rest.Idempotency;

/// <summary>
/// Requests with an Idempotency-Key run once: whoever lost the answer sends the same again and gets it. An answer is kept when something
/// was done or refused for good (a result); what says that nothing was done (a problem) gives the key back, so that trying again tries again.
/// After draft-ietf-httpapi-idempotency-key-header: the same key with another request is 422, one that is still running 409.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IIdempotencyStore store)
{
    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IdempotentEndpoint>() is null
            || !context.Request.Headers.TryGetValue(IdempotentEndpoint.KeyHeader, out var values))
            return next(context);
        return RunAsync(context, KeyOf(values.ToString()));
    }

    private async Task RunAsync(HttpContext context, string key)
    {
        var request = context.Request;
        var body = await DocumentBody.ReadBytesAsync(request, context.RequestAborted);
        request.Body = new MemoryStream(body, writable: false);
        var claim = await store.TakeAsync(key, DigestOf(request, body), context.RequestAborted);
        if (claim.State == IdempotencyState.Answered)
        {
            await ReplayAsync(context, claim.Answer!);
            return;
        }

        IdempotencyKey.ThrowUnlessTaken(claim.State, key);
        await RunOnceAsync(context, key);
    }

    private async Task RunOnceAsync(HttpContext context, string key)
    {
        var response = context.Response;
        var wire = response.Body;
        using var answer = new MemoryStream();
        response.Body = answer;
        try
        {
            await next(context);
        }
        catch (Exception error)
        {
            if (IdempotencyKey.SaysThatNothingWasDone(error))
                await store.ReleaseAsync(key);
            else
                store.Lose(key);
            throw;
        }
        finally
        {
            response.Body = wire;
        }

        var bytes = answer.ToArray();
        if (response.ContentType is { } type && type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            await store.AnswerAsync(key, new StoredAnswer(response.StatusCode, type, bytes));
        else
            await store.ReleaseAsync(key);
        await wire.WriteAsync(bytes, context.RequestAborted);
    }

    private static async Task ReplayAsync(HttpContext context, StoredAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.MediaType;
        context.Response.Headers[IdempotentEndpoint.ReplayedHeader] = "true";
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    // The draft says a quoted string (RFC 8941); many clients send it bare.
    private static string KeyOf(string value)
    {
        var key = value is ['"', .. var inner, '"'] ? inner : value;
        IdempotencyKey.Check(IdempotentEndpoint.KeyHeader, key);
        return key;
    }

    private static byte[] DigestOf(HttpRequest request, byte[] body)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Lengths keep the parts apart.
        string?[] parts =
        [
            request.Method, request.Path.Value, request.QueryString.Value, request.ContentType, $"{request.Headers.IfMatch}", $"{request.Headers.IfNoneMatch}",
        ];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part ?? string.Empty);
            digest.AppendData(BitConverter.GetBytes(bytes.Length));
            digest.AppendData(bytes);
        }

        digest.AppendData(body);
        return digest.GetHashAndReset();
    }
}
