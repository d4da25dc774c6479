using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Controller.Contracts.Rest;

namespace Controller.Contracts.Client;

/// <summary>
/// <see cref="IControllerClient"/> over REST. Every failure is a <see cref="ControllerProblemException"/>: the server's own problem
/// with its code, <see cref="ProblemCodes.ServerUnreachable"/> with status 0 when nobody answers, or
/// <see cref="ProblemCodes.UnexpectedAnswer"/> when what answers is not this API. Cancellation stays an <see cref="OperationCanceledException"/>.
/// </summary>
public sealed partial class HttpControllerClient : IControllerClient
{
    private static readonly RestJsonContext Json = RestJsonContext.Default;

    private readonly HttpClient _http;
    private readonly HttpControllerClientOptions _options;
    private readonly Uri _server;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Its <see cref="HttpClient.BaseAddress"/> is the server; its timeout must be infinite, since this class keeps its own. Owned by the caller.</param>
    /// <param name="options">Waits; null for the defaults.</param>
    /// <exception cref="ArgumentException">The HTTP client has no base address.</exception>
    public HttpControllerClient(HttpClient http, HttpControllerClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _http = http;
        _options = options ?? new HttpControllerClientOptions();
        _server = http.BaseAddress ?? throw new ArgumentException("The HTTP client needs a base address: the server's.", nameof(http));
    }

    /// <inheritdoc />
    public Task<NodeStatus> GetStatusAsync(CancellationToken cancellationToken = default)
        => GetAsync(RestPaths.Status, Json.NodeStatus, cancellationToken);

    /// <inheritdoc />
    public Task<ValidationResult> ValidateAsync(ConfigDocument document, CancellationToken cancellationToken = default)
        => PostAsync(RestPaths.Validate, document, Json.ValidationResult, isResult: static status => status == HttpStatusCode.OK,
            _options.AnswerTimeout, cancellationToken);

    /// <inheritdoc />
    public Task<PlanView> PlanAsync(ConfigDocument document, CancellationToken cancellationToken = default) => PlanAsync(document, null, cancellationToken);

    /// <inheritdoc />
    public Task<PlanView> PlanAsync(ConfigDocument document, DocumentMode? mode, CancellationToken cancellationToken = default)
        => PostAsync(With(new QueryText(RestPaths.Plan), mode).ToString(), document, Json.PlanView, isResult: static status => status == HttpStatusCode.OK,
            _options.AnswerTimeout, cancellationToken);

    /// <inheritdoc />
    public Task<ApplyResult> ApplyAsync(ConfigDocument document, ApplyOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return PostAsync(
            PathOf(RestPaths.Apply, options), document, Json.ApplyResult, CarriesApplyResult, Timeout.InfiniteTimeSpan, cancellationToken, options.OnlyIfRevision);
    }

    /// <inheritdoc />
    public Task<PageOf<RevisionSummary>> ListRevisionsAsync(int limit = 50, string? cursor = null, CancellationToken cancellationToken = default)
    {
        var path = new QueryText(RestPaths.Revisions).Add("limit", limit).Add("cursor", cursor).ToString();
        return GetAsync(path, Json.PageOfRevisionSummary, cancellationToken);
    }

    /// <inheritdoc />
    public Task<RevisionView?> GetRevisionAsync(int number, CancellationToken cancellationToken = default)
        => FindAsync($"{RestPaths.Revisions}/{number}", Json.RevisionView, cancellationToken);

    /// <inheritdoc />
    public Task<SnapshotView> GetSnapshotAsync(CancellationToken cancellationToken = default)
        => GetAsync(RestPaths.Snapshot, Json.SnapshotView, cancellationToken);

    /// <inheritdoc />
    public Task<PlanView> GetDriftAsync(CancellationToken cancellationToken = default)
        => GetAsync(RestPaths.Drift, Json.PlanView, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<InterfaceView>> ListInterfacesAsync(CancellationToken cancellationToken = default)
        => GetAsync(RestPaths.Interfaces, Json.IReadOnlyListInterfaceView, cancellationToken);

    /// <inheritdoc />
    public Task<InterfaceHistory?> GetInterfaceHistoryAsync(string name, int seconds = 300, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var path = new QueryText($"{RestPaths.Interfaces}/{Uri.EscapeDataString(name)}/history").Add("seconds", seconds).ToString();
        return FindAsync(path, Json.InterfaceHistory, cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<RouteView>> ListRoutesAsync(CancellationToken cancellationToken = default)
        => GetAsync(RestPaths.Routes, Json.IReadOnlyListRouteView, cancellationToken);

    /// <inheritdoc />
    public Task<Nat44View> GetNat44Async(CancellationToken cancellationToken = default)
        => GetAsync(RestPaths.Nat44, Json.Nat44View, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Nat44MappingView>> ListNat44MappingsAsync(CancellationToken cancellationToken = default)
        => GetAsync(RestPaths.Nat44Mappings, Json.IReadOnlyListNat44MappingView, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Nat44UserView>> ListNat44UsersAsync(CancellationToken cancellationToken = default)
        => GetAsync(RestPaths.Nat44Users, Json.IReadOnlyListNat44UserView, cancellationToken);

    /// <inheritdoc />
    public Task<PageOf<Nat44SessionView>> ListNat44SessionsAsync(Nat44SessionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = new QueryText(RestPaths.Nat44Sessions)
            .Add("user", query.User).Add("vrf", query.Vrf).Add("filter", query.Filter).Add("limit", query.Limit).Add("cursor", query.Cursor)
            .ToString();
        return GetAsync(path, Json.PageOfNat44SessionView, cancellationToken);
    }

    /// <inheritdoc />
    public Task<StatsView> GetStatsAsync(CancellationToken cancellationToken = default)
        => GetAsync(RestPaths.Stats, Json.StatsView, cancellationToken);

    // An apply that did not succeed still has a result; the status only says so to clients that look at nothing else.
    private static bool CarriesApplyResult(HttpStatusCode status) => status
        is HttpStatusCode.OK
        or HttpStatusCode.Conflict
        or HttpStatusCode.UnprocessableEntity
        or HttpStatusCode.InternalServerError
        or HttpStatusCode.ServiceUnavailable;

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, type, static status => status == HttpStatusCode.OK, _options.AnswerTimeout, cancellationToken);
    }

    private async Task<T?> FindAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await GetAsync(path, type, cancellationToken);
        }
        catch (ControllerProblemException problem) when (problem.Code == ProblemCodes.NotFound)
        {
            return null;
        }
    }

    private async Task<T> PostAsync<T>(
        string path, JsonTypeInfo<T> type, Func<HttpStatusCode, bool> isResult, TimeSpan timeout, CancellationToken cancellationToken,
        int? onlyIfRevision = null)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        SetCondition(request, onlyIfRevision);
        return await SendAsync(request, type, isResult, timeout, cancellationToken);
    }

    private async Task<T> PostAsync<T>(
        string path, ConfigDocument document, JsonTypeInfo<T> type, Func<HttpStatusCode, bool> isResult, TimeSpan timeout,
        CancellationToken cancellationToken, int? onlyIfRevision = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(document);
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(document.Text, Encoding.UTF8, document.Format == "json" ? "application/json" : "application/yaml"),
        };
        SetCondition(request, onlyIfRevision);
        return await SendAsync(request, type, isResult, timeout, cancellationToken);
    }

    private static void SetCondition(HttpRequestMessage request, int? onlyIfRevision)
    {
        if (onlyIfRevision == 0)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        else if (onlyIfRevision is { } number)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"revision-{number}\""));
    }
}
