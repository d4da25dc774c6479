using System.Net.Mime;
using Controller.Contracts.Rest;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Controller.Api.Rest;

/// <summary>What every endpoint says about itself in the OpenAPI document.</summary>
internal static class ApiDescription
{
    private const string ProblemJson = "application/problem+json";

    /// <summary>Adds the OpenAPI document.</summary>
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", static options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "VPPilot",
                Version = "v1",
                Description = "Management of upstream VPP by desired-state documents. Every error is application/problem+json with a stable `code`.",
            };
            // Relative to where the document came from, whatever name the client used.
            document.Servers = [];
            foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
                Tidy(schema);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, _, _) =>
        {
            var responses = new OpenApiResponses();
            foreach (var (status, response) in (operation.Responses ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal))
                responses.Add(status, response);
            operation.Responses = responses;
            return Task.CompletedTask;
        });
        options.CreateSchemaReferenceId = static type => type.Type is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(PageOf<>)
            ? "PageOf" + generic.GetGenericArguments()[0].Name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    });

    // The API never sends a null: a member without a value is left out. Enums are words.
    private static void Tidy(OpenApiSchema schema)
    {
        if (schema.Enum is { Count: > 0 })
            schema.Type = JsonSchemaType.String;
        foreach (var (name, property) in schema.Properties?.ToList() ?? [])
        {
            if (property is OpenApiSchema { Type: { } type } plain && type.HasFlag(JsonSchemaType.Null))
                plain.Type = type & ~JsonSchemaType.Null;
            else if (property.OneOf is [{ Type: JsonSchemaType.Null }, var other])
                schema.Properties![name] = other;
            else
                continue;
            schema.Required?.Remove(name);
        }
    }

    /// <summary>Names and describes an endpoint.</summary>
    public static RouteHandlerBuilder WithApi(this RouteHandlerBuilder endpoint, string tag, string summary, string? description)
    {
        endpoint.WithTags(tag).WithSummary(summary).ProducesProblems(StatusCodes.Status500InternalServerError);
        return description is null ? endpoint : endpoint.WithDescription(description);
    }

    /// <summary>Adds problems that the endpoint can answer with.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ProblemView>(status, ProblemJson);
        return endpoint;
    }

    /// <summary>Says that the statuses of results may also carry a problem.</summary>
    public static RouteHandlerBuilder WithProblemsBesideResults(this RouteHandlerBuilder endpoint)
        => endpoint.AddOpenApiOperationTransformer(static (operation, context, _) =>
        {
            foreach (var (status, response) in operation.Responses ?? [])
            {
                if (status[0] != '2' && status != "422")
                    response.Content?.TryAdd(ProblemJson, new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(ProblemView), context.Document) });
            }

            return Task.CompletedTask;
        });

    /// <summary>Says that the body is a desired-state document.</summary>
    public static RouteHandlerBuilder WithDocument(this RouteHandlerBuilder endpoint)
        => endpoint
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType)
            .AddOpenApiOperationTransformer(static (operation, _, _) =>
            {
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Description = "The desired-state document itself; its JSON Schema is at " + RestPaths.Schema + ".",
                    Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                    {
                        ["application/yaml"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                        [MediaTypeNames.Application.Json] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
                    },
                };
                return Task.CompletedTask;
            });
}
