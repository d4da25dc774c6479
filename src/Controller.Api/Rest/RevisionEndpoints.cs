using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Controller.Api.Rest;

/// <summary>What was committed, and what VPP has of it.</summary>
internal static class RevisionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapRevisions(this IEndpointRouteBuilder app)
    {
        app.MapGet(RestPaths.Revisions, static (IControllerClient client, int? limit, string? cursor, CancellationToken cancel)
                => client.ListRevisionsAsync(limit ?? 50, cursor, cancel))
            .WithApi("Revisions", "Committed Revisions, newest first", "`limit` is 1 to 1000 (50). `cursor` is the `next` of the page before.")
            .Produces<PageOf<RevisionSummary>>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable);

        app.MapGet(RestPaths.Revisions + "/{number}", RevisionAsync)
            .WithApi("Revisions", "One Revision with its document and Plan", "A Revision never changes: ask with If-None-Match, and the answer is 304.")
            .Produces<RevisionView>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);

        app.MapPost(RestPaths.Revisions + "/{number}/plan", static (IControllerClient client, int number, CancellationToken cancel)
                => client.PlanRollbackAsync(number, cancel))
            .AddEndpointFilter<SameSiteFilter>()
            .WithApi("Revisions", "The Plan from what VPP has back to a Revision", "Changes nothing. Its `id` can be applied later.")
            .Produces<PlanView>()
            .ProducesProblems(
                StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        app.MapPost(
                RestPaths.Revisions + "/{number}/rollback",
                static async (
                    HttpRequest request, IControllerClient client, int number, string? comment, string? author, string? confirm, [FromQuery(Name = "i-know")] bool? iKnow, CancellationToken cancel)
                    => PlanEndpoints.ResultOf(await client.RollbackAsync(number, PlanEndpoints.OptionsOf(request, comment, author, confirm, iKnow), cancel)))
            .AddEndpointFilter<SameSiteFilter>()
            .WithApi("Revisions", "Go back to a Revision", "Its document is applied like any other, and becomes a new Revision. " + PlanEndpoints.Outcomes)
            .ProducesApplyResult()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);
        app.MapGet(RestPaths.Diff, static (IControllerClient client, int from, int to, CancellationToken cancel) => client.DiffAsync(from, to, cancel))
            .WithApi("Revisions", "How two Revisions differ", "`from` and `to` are Revision numbers; 0 is the Config without anything.")
            .Produces<RevisionDiffView>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        app.MapGet(RestPaths.Gather, static (IControllerClient client, bool? foreign, CancellationToken cancel) => client.GatherAsync(foreign ?? false, cancel))
            .WithApi(
                "Revisions", "What VPP has as a document",
                "What is VPPilot's: a document that plans to nothing. With `foreign=true` everything that a document can ask for: applied, it adopts what others made.")
            .Produces<ConfigDocument>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable);
        app.MapGet(RestPaths.Snapshot, static (IControllerClient client, CancellationToken cancel) => client.GetSnapshotAsync(cancel))
            .WithApi("Revisions", "What VPP was last observed to have", "Also what is not VPPilot's.")
            .Produces<SnapshotView>()
            .ProducesProblems(StatusCodes.Status503ServiceUnavailable);

        app.MapGet(RestPaths.Drift, static (IControllerClient client, CancellationToken cancel) => client.GetDriftAsync(cancel))
            .WithApi("Revisions", "The steps from what VPP has to the committed Revision", "No steps: in sync.")
            .Produces<PlanView>()
            .ProducesProblems(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<RevisionView>, StatusCodeHttpResult>> RevisionAsync(
        HttpContext context, IControllerClient client, int number, CancellationToken cancel)
    {
        var revision = await client.GetRevisionAsync(number, cancel) ?? throw Missing($"There is no Revision {number}.");
        return RevisionTag.Set(context, number) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(revision);
    }

    /// <summary>The problem of something that is not there.</summary>
    internal static ControllerProblemException Missing(string detail) => new(ProblemCodes.NotFound, detail, StatusCodes.Status404NotFound);
}
