using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Controller.Contracts.Rest;

namespace Controller.Contracts.Client;

// The status stream. Server-sent events over one long answer; every new connection begins with the state of that moment, so
// nothing is lost by opening it again.
public sealed partial class HttpControllerClient
{
    /// <inheritdoc />
    /// <remarks>
    /// Throws when the server cannot be reached the first time or answers with a problem. A stream that was open and breaks is opened
    /// again for ever, after telling <see cref="HttpControllerClientOptions.WatchInterrupted"/>.
    /// </remarks>
    public async IAsyncEnumerable<NodeStatus> WatchStatusAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var opened = false;
        var delay = _options.FirstReconnectDelay;
        while (true)
        {
            ControllerProblemException? interruption = null;
            await using (var stream = ReadStatusEventsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken))
            {
                while (interruption is null)
                {
                    NodeStatus? status = null;
                    try
                    {
                        if (await stream.MoveNextAsync())
                            status = stream.Current;
                        else
                            interruption = new ControllerProblemException(
                                ProblemCodes.ServerUnreachable, $"The server at {Address} ended the status stream.", 0);
                    }
                    catch (ControllerProblemException problem) when (opened && IsPassing(problem))
                    {
                        interruption = problem;
                    }

                    if (status is null)
                        continue;
                    opened = true;
                    delay = _options.FirstReconnectDelay;
                    yield return status;
                }
            }

            _options.WatchInterrupted?.Invoke(interruption);
            await Task.Delay(delay, _options.TimeProvider, cancellationToken);
            delay = delay * 2 < _options.LongestReconnectDelay ? delay * 2 : _options.LongestReconnectDelay;
        }
    }

    // Worth waiting for: nobody there, or somebody in front of the server (a proxy) who says that it is not there.
    private static bool IsPassing(ControllerProblemException problem) => problem.Status is 0 or 502 or 503 or 504;

    // One connection: ends when the server ends it, throws ControllerProblemException when it breaks.
    private async IAsyncEnumerable<NodeStatus> ReadStatusEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(_options.SilenceLimit, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, RestPaths.StatusEvents);
        request.Headers.Accept.ParseAdd("text/event-stream");

        using var response = await GuardAsync(() => new ValueTask<HttpResponseMessage>(
            _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token)), cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK || !HasMediaType(response, "text/event-stream"))
            throw await GuardAsync(() => new ValueTask<ControllerProblemException>(ReadProblemAsync(response, either.Token)), cancellationToken);

        await using var body = new ListenedStream(
            await response.Content.ReadAsStreamAsync(cancellationToken), () => silence.CancelAfter(_options.SilenceLimit));
        await using var events = SseParser.Create(body, ParseStatus).EnumerateAsync(either.Token).GetAsyncEnumerator(CancellationToken.None);
        while (await GuardAsync(events.MoveNextAsync, cancellationToken))
        {
            if (events.Current.Data is { } status)
                yield return status;
        }
    }

    // Events of other names belong to later releases.
    private static NodeStatus? ParseStatus(string eventType, ReadOnlySpan<byte> data)
        => eventType == RestPaths.StatusEvent ? JsonSerializer.Deserialize(data, Json.NodeStatus) : null;

    // An iterator cannot yield inside try/catch: every awaited part goes through here instead.
    private async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> part, CancellationToken cancellationToken)
    {
        try
        {
            return await part();
        }
        catch (HttpRequestException error)
        {
            throw Unreachable(error);
        }
        catch (IOException error)
        {
            throw Unreachable(error);
        }
        catch (JsonException error)
        {
            throw new ControllerProblemException(
                ProblemCodes.UnexpectedAnswer, $"The server at {Address} sent a status that this client does not understand ({error.Message}).", 200, error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ControllerProblemException(
                ProblemCodes.ServerUnreachable, $"The server at {Address} was silent for {_options.SilenceLimit.TotalSeconds:0} s.", 0, error);
        }
    }
}
