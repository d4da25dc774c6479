using System.Text;
using Controller.Api.Nodes;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Core.Yaml;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Controller.Api.Rest;

/// <summary>The committed documents as they were sent, for <c>curl</c>, editors and Git.</summary>
internal static class DocumentEndpoints
{
    private const string Yaml = "application/yaml";
    private const string Json = "application/json";
    private const string FormatParameter = " With `format=json` as JSON that says the same, for programs that have no reader of YAML.";

    /// <summary>Maps them.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        app.MapGet(RestPaths.Document, LatestAsync)
            .WithApi("Revisions", "The document of the last committed Revision", "As it was sent. Its ETag, sent as If-Match with a change, keeps you from overwriting what another has committed meanwhile." + FormatParameter)
            .Produces<string>(StatusCodes.Status200OK, Yaml, Json)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);

        app.MapGet(RestPaths.Revisions + "/{number}/document", OfRevisionAsync)
            .WithApi("Revisions", "The document of a Revision", "As it was sent." + FormatParameter)
            .Produces<string>(StatusCodes.Status200OK, Yaml, Json)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Maps the conversion of a document that is not committed.</summary>
    public static void MapParse(this IEndpointRouteBuilder app)
        => app.MapDocument(RestPaths.Parse, static async (HttpRequest request, CancellationToken cancel)
                => TypedResults.Content(ToJson(await DocumentBody.ReadAsync(request, cancel)), Json, Encoding.UTF8))
            .WithApi("Plans", "A document as JSON", "For programs that have no reader of YAML. Its keys are not looked at; that is what validate is for.")
            .Produces<object>(StatusCodes.Status200OK, Json)
            .ProducesProblems(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> LatestAsync(
        HttpContext context, IControllerClient client, string? format, CancellationToken cancel)
    {
        var number = (await client.GetStatusAsync(cancel)).Revision ?? throw RevisionEndpoints.Missing("Nothing was committed yet.");
        return await OfRevisionAsync(context, client, number, format, cancel);
    }

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> OfRevisionAsync(
        HttpContext context, IControllerClient client, int number, string? format, CancellationToken cancel)
    {
        if (format is not (null or "json"))
            throw new ControllerProblemException(
                ProblemCodes.InvalidParameter, $"format: \"{format}\" is not possible; json is, and nothing for the document as it was sent.", StatusCodes.Status400BadRequest);
        var revision = await client.GetRevisionAsync(number, cancel) ?? throw RevisionEndpoints.Missing($"There is no Revision {number}.");
        if (RevisionTag.Set(context, number))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return format is null
            ? TypedResults.Content(revision.Document, revision.Format == "json" ? Json : Yaml, Encoding.UTF8)
            : TypedResults.Content(ToJson(new ConfigDocument(revision.Document, revision.Format)), Json, Encoding.UTF8);
    }

    private static string ToJson(ConfigDocument document)
        => ConfigJson.Write(document.Text, DocumentViews.FormatOf(document), out var findings)
            ?? throw new ControllerProblemException(
                ProblemCodes.InvalidDocument, string.Join(' ', findings.Select(finding => $"Line {finding.Line}, column {finding.Column}: {finding.Text}")),
                StatusCodes.Status422UnprocessableEntity);
}
