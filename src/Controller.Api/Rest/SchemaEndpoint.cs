using Controller.Contracts.Rest;
using Controller.Core.Format;

namespace Controller.Api.Rest;

/// <summary>The file format, for editors.</summary>
internal static class SchemaEndpoint
{
    private const string SchemaJson = "application/schema+json";

    /// <summary>Maps it.</summary>
    public static void MapSchema(this IEndpointRouteBuilder app)
        => app.MapGet(RestPaths.Schema, static () => TypedResults.Text(ConfigSchema.JsonSchema, SchemaJson))
            .WithApi("Plans", "The JSON Schema of the file format", "Draft 2020-12. Made from the description by which the server itself reads documents.")
            .Produces<object>(StatusCodes.Status200OK, SchemaJson);
}
