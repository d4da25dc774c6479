using Microsoft.AspNetCore.Http.HttpResults;
using Controller.Api.Rest.Idempotency;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Mvc;

namespace Controller.Api.Rest;

/// <summary>From a document to VPP.</summary>
internal static class PlanEndpoints
{
    /// <summary>How a document is taken.</summary>
    private const string States = "`state` says what the document means for what is committed: `overridden` (it is the whole of it; the default), `merged` "
        + "(adds and changes), `replaced` or `absent`; `section=routes:replaced`, any number of times, says it for one section and leaves the others merged. ";

    /// <summary>How an apply tells its outcome.</summary>
    internal const string Outcomes = "The status tells the outcome: 200 committed or unchanged, 422 invalid, 409 rolled-back, 503 interrupted, 500 undo-failed; all of "
        + "them with an ApplyResult. Other errors are problems with a code.";

    /// <summary>Maps them.</summary>
    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        app.MapDocument(RestPaths.Validate, static async (HttpRequest request, IControllerClient client, CancellationToken cancel)
                => TypedResults.Ok(await client.ValidateAsync(await DocumentBody.ReadAsync(request, cancel), cancel)))
            .WithApi("Plans", "Every Finding about a document", "Answers 200 also when the document has errors: the Findings are the answer.");

        app.MapDocument(RestPaths.Plan, static async (HttpRequest request, IControllerClient client, string? state, [FromQuery] string[]? section, CancellationToken cancel)
                => TypedResults.Ok(await client.PlanAsync(await DocumentBody.ReadAsync(request, cancel), ModeQuery.Read(state, section), cancel)))
            .WithApi(
                "Plans", "The Plan from what VPP has to what a document asks for",
                States + "Changes nothing. A document with errors has its Findings and no steps. Its `id` can be applied later, for 12 hours.")
            .ProducesProblems(StatusCodes.Status503ServiceUnavailable);

        app.MapDocument(RestPaths.Apply, static async (
                HttpRequest request, IControllerClient client, string? comment, string? author, string? confirm, [FromQuery(Name = "i-know")] bool? iKnow, string? state, [FromQuery] string[]? section, CancellationToken cancel)
                => ResultOf(await client.ApplyAsync(
                    await DocumentBody.ReadAsync(request, cancel), OptionsOf(request, comment, author, confirm, iKnow) with { Mode = ModeQuery.Read(state, section) }, cancel)))
            .WithApi("Plans", "Plan, apply, read back and commit; or undo", States + Outcomes)
            .ProducesApplyResult();
        app.MapGet(RestPaths.Plans + "/{id}", static async (IControllerClient client, string id, CancellationToken cancel)
                => TypedResults.Ok(await client.GetPlanAsync(id, cancel) ?? throw RevisionEndpoints.Missing($"There is no Plan {id} (any more).")))
            .WithApi("Plans", "A Plan that was made before, looked at again", "Says whether it is stale, and why.")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        app.MapPost(RestPaths.Plans + "/{id}/apply", static async (
                HttpRequest request, IControllerClient client, string id, string? comment, string? author, string? confirm, [FromQuery(Name = "i-know")] bool? iKnow, CancellationToken cancel)
                => ResultOf(await client.ApplyPlanAsync(id, OptionsOf(request, comment, author, confirm, iKnow), cancel)))
            .AddEndpointFilter<SameSiteFilter>()
            .WithApi("Plans", "Apply a Plan that was made before", "Refused with 409 `plan-stale` when it would not be the same any more. " + Outcomes)
            .ProducesApplyResult()
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);
    }

    /// <summary>How to apply, from the query.</summary>
    internal static ApplyOptions OptionsOf(HttpRequest request, string? comment, string? author, string? confirm, bool? iKnow) =>
        RevisionTag.Apply(request, comment, author) with { Confirm = DurationOf("confirm", confirm), IKnow = iKnow ?? false };

    /// <summary>A length of time in a query; null when it is not given.</summary>
    internal static TimeSpan? DurationOf(string parameter, string? text) => text is null ? null
        : DurationText.TryParse(text, out var duration) ? duration
        : throw new ControllerProblemException(
            ProblemCodes.InvalidParameter, $"{parameter}: \"{text}\" is not a length of time such as 90s, 10m or 2h.", StatusCodes.Status400BadRequest);

    /// <summary>An apply's answer: the status tells the outcome to clients that look at nothing else.</summary>
    internal static JsonHttpResult<ApplyResult> ResultOf(ApplyResult result)
        => TypedResults.Json(result, RestJsonContext.Default.ApplyResult, statusCode: StatusOf(result.Outcome));

    /// <summary>Describes the answers of an apply.</summary>
    internal static RouteHandlerBuilder ProducesApplyResult(this RouteHandlerBuilder endpoint) => endpoint
        .WithProblemsBesideResults()
        .Produces<ApplyResult>()
        .Produces<ApplyResult>(StatusCodes.Status409Conflict)
        .Produces<ApplyResult>(StatusCodes.Status422UnprocessableEntity)
        .Produces<ApplyResult>(StatusCodes.Status500InternalServerError)
        .Produces<ApplyResult>(StatusCodes.Status503ServiceUnavailable)
        .WithRevisionCondition()
        .WithIdempotencyKey();

    // The pages' static files have a catch-all for GET, which would make a GET here "not found" instead of "not allowed".
    internal static RouteHandlerBuilder MapDocument(this IEndpointRouteBuilder app, string path, Delegate handler)
    {
        app.MapGet(path, static context =>
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return Task.CompletedTask;
        }).ExcludeFromDescription();
        return app.MapPost(path, handler).WithDocument();
    }

    /// <summary>The HTTP status of an outcome.</summary>
    internal static int StatusOf(ApplyOutcome outcome) => outcome switch
    {
        ApplyOutcome.Committed or ApplyOutcome.Unchanged => StatusCodes.Status200OK,
        ApplyOutcome.Invalid => StatusCodes.Status422UnprocessableEntity,
        ApplyOutcome.RolledBack => StatusCodes.Status409Conflict,
        ApplyOutcome.Interrupted => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
