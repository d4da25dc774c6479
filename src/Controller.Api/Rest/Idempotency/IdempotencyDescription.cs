using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Controller.Api.Rest.Idempotency;

/// <summary>Says of an endpoint that it takes an Idempotency-Key, to the middleware and to readers of the OpenAPI document.</summary>
internal static class IdempotencyDescription
{
    /// <summary>Marks an endpoint that changes something.</summary>
    public static RouteHandlerBuilder WithIdempotencyKey(this RouteHandlerBuilder endpoint)
        => endpoint
            .WithMetadata(IdempotentEndpoint.Instance)
            .AddOpenApiOperationTransformer(static (operation, _, _) =>
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = IdempotentEndpoint.KeyHeader,
                    In = ParameterLocation.Header,
                    Description = "A name of your own for this change, at most 128 visible characters. Sending the same again within a day gives the same answer "
                        + "(with `Idempotency-Replayed: true`) and changes nothing; another request under the same key is refused.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = IdempotencyKey.Longest },
                });
                return Task.CompletedTask;
            });
}
