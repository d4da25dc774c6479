using System.Text.Json.Serialization;
using Controller.Api.Rest.Idempotency;
using Controller.Contracts.Rest;

namespace Controller.Api.Rest;

/// <summary>The REST API.</summary>
internal static class RestServices
{
    // Everything else is the pages'.
    private static readonly string[] ApiRoots = ["/api", "/openapi", "/healthz", "/metrics"];

    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddRest(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, RestJsonContext.Default);
        });
        // A wrong parameter becomes an exception with its name in it, not an empty 400.
        services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = true);
        services.AddApiDescription();
        return services;
    }

    /// <summary>Maps the endpoints and the OpenAPI document.</summary>
    public static WebApplication MapRest(this WebApplication app)
    {
        app.UseWhen(
            static context => IsApi(context.Request.Path),
            static api => api.UseMiddleware<ProblemMiddleware>().UseMiddleware<IdempotencyMiddleware>());
        app.MapStatus();
        app.MapPlans();
        app.MapRevisions();
        app.MapDocuments();
        app.MapParse();
        app.MapConfirmation();
        app.MapInterfaces();
        app.MapNat44();
        app.MapSchema();
        app.MapOpenApi("/openapi/v1.json");
        return app;
    }

    private static bool IsApi(PathString path)
        => Array.Exists(ApiRoots, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));
}
