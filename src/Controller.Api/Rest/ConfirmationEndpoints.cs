using Controller.Api.Rest.Idempotency;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Rest;

/// <summary>What an apply with a deadline leaves to be done, and the audit trail.</summary>
internal static class ConfirmationEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapConfirmation(this IEndpointRouteBuilder app)
    {
        app.MapGet(RestPaths.Confirmation, static async (IControllerClient client, CancellationToken cancel)
                => TypedResults.Ok(await client.GetConfirmationAsync(cancel) ?? throw RevisionEndpoints.Missing("No Revision waits for a confirmation.")))
            .WithApi("Confirmation", "The Revision that waits for its confirmation", "404 when none does. The status has it too.")
            .ProducesProblems(StatusCodes.Status404NotFound);
        app.MapPost(RestPaths.Confirmation + "/confirm", static (IControllerClient client, int? revision, string? author, CancellationToken cancel)
                => client.ConfirmAsync(new ConfirmationOptions(revision, author), cancel))
            .AddEndpointFilter<SameSiteFilter>()
            .WithApi("Confirmation", "Confirm: the Revision stays", "Needs neither VPP nor the database. `revision` must be the one that waits, when it is given.")
            .Produces<PendingConfirmation>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict)
            .WithIdempotencyKey();
        app.MapPost(
                RestPaths.Confirmation + "/extend",
                static (IControllerClient client, string by, int? revision, string? author, CancellationToken cancel)
                    => client.ExtendAsync(PlanEndpoints.DurationOf("by", by)!.Value, new ConfirmationOptions(revision, author), cancel))
            .AddEndpointFilter<SameSiteFilter>()
            .WithApi("Confirmation", "Set a new deadline, from now on", "`by` is a length of time such as `90s`, `10m` or `2h`.")
            .Produces<PendingConfirmation>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict)
            .WithIdempotencyKey();
        app.MapPost(RestPaths.Confirmation + "/revert", static async (IControllerClient client, int? revision, string? author, CancellationToken cancel)
                => PlanEndpoints.ResultOf(await client.RevertAsync(new ConfirmationOptions(revision, author), cancel)))
            .AddEndpointFilter<SameSiteFilter>()
            .WithApi("Confirmation", "Go back now, without waiting for the deadline", "What comes back is a new Revision. " + PlanEndpoints.Outcomes)
            .ProducesApplyResult()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden);
        app.MapGet(RestPaths.Audit, static (IControllerClient client, int? limit, string? cursor, CancellationToken cancel)
                => client.ListAuditAsync(limit ?? 50, cursor, cancel))
            .WithApi("Audit", "Who did what, from where and when; newest first", "`limit` is 1 to 1000 (50). Lines are added and never changed.")
            .Produces<PageOf<AuditView>>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable);
    }
}
