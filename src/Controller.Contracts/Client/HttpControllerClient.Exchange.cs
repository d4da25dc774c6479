using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Controller.Contracts.Rest;

namespace Controller.Contracts.Client;

// One request and its answer, and every way in which that can fail.
public sealed partial class HttpControllerClient
{
    // Enough of a stranger's answer to recognise it by; the rest is not ours to hold in memory.
    private const int LongestQuote = 200;

    private async Task<T> SendAsync<T>(
        HttpRequestMessage request, JsonTypeInfo<T> type, Func<HttpStatusCode, bool> isResult, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class
    {
        using var deadline = new CancellationTokenSource(timeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!isResult(response.StatusCode) || !HasMediaType(response, "application/json"))
                throw await ReadProblemAsync(response, either.Token);
            return await ReadResultAsync(response, type, either.Token);
        }
        catch (HttpRequestException error)
        {
            throw Unreachable(error);
        }
        catch (IOException error)
        {
            throw Unreachable(error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ControllerProblemException(
                ProblemCodes.ServerUnreachable, $"The server at {Address} did not answer within {timeout.TotalSeconds:0.#} s.", 0, error);
        }
    }

    private static async Task<T> ReadResultAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken)
                ?? throw Unexpected(response, "null");
        }
        catch (JsonException error)
        {
            throw Unexpected(response, $"JSON that this client does not understand ({error.Message})", error);
        }
    }

    private static async Task<ControllerProblemException> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!HasMediaType(response, "application/problem+json"))
            return Unexpected(response, await QuoteAsync(response, cancellationToken));
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            var problem = await JsonSerializer.DeserializeAsync(body, Json.ProblemView, cancellationToken);
            var detail = problem?.Detail ?? problem?.Title ?? $"HTTP {(int)response.StatusCode} without a reason.";
            return new ControllerProblemException(problem?.Code ?? CodeOf(response.StatusCode), detail, (int)response.StatusCode);
        }
        catch (JsonException error)
        {
            return Unexpected(response, "a problem that is not JSON", error);
        }
    }

    // ASP.NET Core answers some errors before the API sees them (a bad route value, a body over the limit): they have no code.
    private static string CodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => ProblemCodes.NotFound,
        HttpStatusCode.BadRequest => ProblemCodes.InvalidParameter,
        HttpStatusCode.RequestEntityTooLarge => ProblemCodes.DocumentTooLarge,
        HttpStatusCode.UnsupportedMediaType => ProblemCodes.UnsupportedMediaType,
        _ => ProblemCodes.Internal,
    };

    private static async Task<string> QuoteAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reader = new StreamReader(body);
        var buffer = new char[LongestQuote];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        var text = new string(buffer, 0, length).ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? "an empty body" : $"\"{text}\"";
    }

    private static bool HasMediaType(HttpResponseMessage response, string mediaType)
        => string.Equals(response.Content.Headers.ContentType?.MediaType, mediaType, StringComparison.OrdinalIgnoreCase);

    private string Address => _server.GetLeftPart(UriPartial.Authority);

    private ControllerProblemException Unreachable(Exception error) => new(
        ProblemCodes.ServerUnreachable,
        error is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
            ? $"No server at {Address} ({(error.InnerException ?? error).Message.TrimEnd('.')}). Start it with ./run.sh, or set VPPILOT_SERVER to where it is."
            : $"The connection to {Address} broke: {error.Message}",
        0,
        error);

    private static ControllerProblemException Unexpected(HttpResponseMessage response, string what, Exception? error = null) => new(
        ProblemCodes.UnexpectedAnswer,
        $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode} with {what}. Is that a VPPilot server of this release?",
        (int)response.StatusCode,
        error);
}
