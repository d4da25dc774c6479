using Controller.Api.Grpc.Messages;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Google.Protobuf;
using Grpc.Core;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc;

/// <summary>vppilot.v1.ConfigService.</summary>
internal sealed class ConfigService(IControllerClient client, IdempotentCalls idempotent) : V1.ConfigService.ConfigServiceBase
{
    private const int DefaultRevisions = 50; // and lines of the audit trail

    /// <inheritdoc />
    public override async Task<V1.ValidateResponse> Validate(V1.ValidateRequest request, ServerCallContext context)
    {
        var result = await client.ValidateAsync(RequestParameters.DocumentOf(request.Document), context.CancellationToken);
        return new V1.ValidateResponse { Valid = result.Valid, Findings = { result.Findings.Select(DocumentMessages.ToMessage) } };
    }

    /// <inheritdoc />
    public override async Task<V1.PlanResponse> Plan(V1.PlanRequest request, ServerCallContext context)
    {
        var plan = await client.PlanAsync(
            RequestParameters.DocumentOf(request.Document), RequestParameters.ModeOf(request.Mode), context.CancellationToken);
        return new V1.PlanResponse { Plan = plan.ToMessage() };
    }

    /// <inheritdoc />
    public override Task Apply(V1.ApplyRequest request, IServerStreamWriter<V1.ApplyResponse> responseStream, ServerCallContext context)
    {
        var document = RequestParameters.DocumentOf(request.Document);
        var options = RequestParameters.OptionsOf(request.Options) with { Mode = RequestParameters.ModeOf(request.Mode) };
        return ApplyAsync(request, request.Options, cancel => client.ApplyAsync(document, options, cancel), responseStream, context);
    }

    /// <inheritdoc />
    public override async Task<V1.GetPlanResponse> GetPlan(V1.GetPlanRequest request, ServerCallContext context)
    {
        var stored = await client.GetPlanAsync(request.Id, context.CancellationToken)
            ?? throw Rest.RevisionEndpoints.Missing($"There is no Plan {request.Id} (any more).");
        return stored.ToMessage();
    }

    /// <inheritdoc />
    public override Task ApplyPlan(V1.ApplyPlanRequest request, IServerStreamWriter<V1.ApplyResponse> responseStream, ServerCallContext context)
    {
        var options = RequestParameters.OptionsOf(request.Options);
        return ApplyAsync(request, request.Options, cancel => client.ApplyPlanAsync(request.Id, options, cancel), responseStream, context);
    }

    /// <inheritdoc />
    public override async Task<V1.PlanRollbackResponse> PlanRollback(V1.PlanRollbackRequest request, ServerCallContext context)
        => new() { Plan = (await client.PlanRollbackAsync(request.Revision, context.CancellationToken)).ToMessage() };

    /// <inheritdoc />
    public override Task Rollback(V1.RollbackRequest request, IServerStreamWriter<V1.ApplyResponse> responseStream, ServerCallContext context)
    {
        var options = RequestParameters.OptionsOf(request.Options);
        return ApplyAsync(request, request.Options, cancel => client.RollbackAsync(request.Revision, options, cancel), responseStream, context);
    }

    /// <inheritdoc />
    public override async Task<V1.GetConfirmationResponse> GetConfirmation(V1.GetConfirmationRequest request, ServerCallContext context)
    {
        var pending = await client.GetConfirmationAsync(context.CancellationToken)
            ?? throw Rest.RevisionEndpoints.Missing("No Revision waits for a confirmation.");
        return new V1.GetConfirmationResponse { Confirmation = pending.ToMessage() };
    }

    /// <inheritdoc />
    public override async Task<V1.ConfirmResponse> Confirm(V1.ConfirmRequest request, ServerCallContext context)
    {
        var options = new ConfirmationOptions(request.HasRevision ? request.Revision : null, RequestParameters.TextOf(request.Author));
        return new V1.ConfirmResponse { Confirmation = (await client.ConfirmAsync(options, context.CancellationToken)).ToMessage() };
    }

    /// <inheritdoc />
    public override async Task<V1.ExtendResponse> Extend(V1.ExtendRequest request, ServerCallContext context)
    {
        var by = RequestParameters.WindowOf("by", request.By) ?? throw RequestParameters.Invalid("by: it is missing.");
        var options = new ConfirmationOptions(request.HasRevision ? request.Revision : null, RequestParameters.TextOf(request.Author));
        return new V1.ExtendResponse { Confirmation = (await client.ExtendAsync(by, options, context.CancellationToken)).ToMessage() };
    }

    /// <inheritdoc />
    public override Task Revert(V1.RevertRequest request, IServerStreamWriter<V1.ApplyResponse> responseStream, ServerCallContext context)
    {
        var options = new ConfirmationOptions(request.HasRevision ? request.Revision : null, RequestParameters.TextOf(request.Author));
        return ApplyAsync(request, null, cancel => client.RevertAsync(options, cancel), responseStream, context);
    }

    /// <inheritdoc />
    public override async Task<V1.ListAuditResponse> ListAudit(V1.ListAuditRequest request, ServerCallContext context)
    {
        var page = await client.ListAuditAsync(
            RequestParameters.PageSize(request.PageSize, DefaultRevisions), RequestParameters.TextOf(request.PageToken), context.CancellationToken);
        return new V1.ListAuditResponse { Lines = { page.Items.Select(RevisionMessages.ToMessage) }, NextPageToken = page.Next ?? string.Empty };
    }

    /// <inheritdoc />
    public override async Task<V1.DiffRevisionsResponse> DiffRevisions(V1.DiffRevisionsRequest request, ServerCallContext context)
        => (await client.DiffAsync(request.From, request.To, context.CancellationToken)).ToMessage();

    /// <inheritdoc />
    public override async Task<V1.ListRevisionsResponse> ListRevisions(V1.ListRevisionsRequest request, ServerCallContext context)
    {
        var page = await client.ListRevisionsAsync(
            RequestParameters.PageSize(request.PageSize, DefaultRevisions), RequestParameters.TextOf(request.PageToken), context.CancellationToken);
        return new V1.ListRevisionsResponse
        {
            Revisions = { page.Items.Select(RevisionMessages.ToMessage) },
            NextPageToken = page.Next ?? string.Empty,
            TotalSize = page.Total ?? page.Items.Count,
        };
    }

    /// <inheritdoc />
    public override async Task<V1.GetRevisionResponse> GetRevision(V1.GetRevisionRequest request, ServerCallContext context)
    {
        var revision = await client.GetRevisionAsync(request.Number, context.CancellationToken)
            ?? throw Rest.RevisionEndpoints.Missing($"There is no Revision {request.Number}.");
        return new V1.GetRevisionResponse { Revision = revision.ToMessage() };
    }

    // Progress, then the result, then the outcome once more as the stream's status.
    private async Task ApplyAsync(
        IMessage request, V1.ApplyOptions? options, Func<CancellationToken, Task<ApplyResult>> apply,
        IServerStreamWriter<V1.ApplyResponse> responses, ServerCallContext context)
    {
        var result = await idempotent.RunAsync(
            options?.IdempotencyKey ?? string.Empty,
            context.Method,
            request,
            async () => (await ApplyProgressStream.RunAsync(
                client,
                apply,
                progress => responses.WriteAsync(new V1.ApplyResponse { Progress = progress.ToMessage() }, context.CancellationToken),
                context.CancellationToken)).ToMessage(),
            context.CancellationToken);
        await responses.WriteAsync(new V1.ApplyResponse { Result = result }, context.CancellationToken);
        if (ApplyMessages.FailureOf(result) is { } failure)
            throw failure;
    }
}
