using System.Globalization;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Controller.Api.Rest;

/// <summary>
/// The entity tag of a Revision, <c>"revision-12"</c>. A Revision never changes and its number is never used again, so the number is all
/// that a strong validator needs; and whoever changes the Config can say by it which one was looked at.
/// </summary>
internal static class RevisionTag
{
    private const string Prefix = "revision-";

    /// <summary>The tag.</summary>
    public static EntityTagHeaderValue Of(int revision) => new(string.Create(CultureInfo.InvariantCulture, $"\"{Prefix}{revision}\""));

    /// <summary>Sets the answer's ETag.</summary>
    /// <returns>True when the client has this one already: answer 304 and nothing else.</returns>
    public static bool Set(HttpContext context, int revision)
    {
        var tag = Of(revision);
        context.Response.Headers.ETag = tag.ToString();
        return context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
            && known.Any(one => one.Tag == "*" || one.Compare(tag, useStrongComparison: false));
    }

    /// <summary>
    /// The Revision that must be the committed one for a change to be made: from <c>If-Match: "revision-12"</c>, or 0 (nothing was ever
    /// committed) from <c>If-None-Match: *</c>; null when the request does not say.
    /// </summary>
    /// <exception cref="ControllerProblemException"><c>invalid-parameter</c>: a condition that no Revision can meet or that is not understood.</exception>
    public static int? Expected(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers.IfNoneMatch.Count > 0)
            return headers.IfNoneMatch.ToString().Trim() == "*" ? 0 : throw Invalid("If-None-Match: only * is possible for a change (nothing was ever committed).");
        if (headers.IfMatch.Count == 0)
            return null;
        if (EntityTagHeaderValue.TryParse(headers.IfMatch.ToString(), out var tag) && !tag.IsWeak
            && tag.Tag.Value!.Trim('"') is var text && text.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        throw Invalid($"If-Match: one ETag of a Revision is needed, for example {Of(12)}.");
    }

    /// <summary>How to apply, from a request.</summary>
    public static ApplyOptions Apply(HttpRequest request, string? comment, string? author) => new(comment, author) { OnlyIfRevision = Expected(request) };

    /// <summary>Says of an endpoint that it takes the condition.</summary>
    public static RouteHandlerBuilder WithRevisionCondition(this RouteHandlerBuilder endpoint)
        => endpoint
            .ProducesProblems(StatusCodes.Status412PreconditionFailed)
            .AddOpenApiOperationTransformer(static (operation, _, _) =>
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = HeaderNames.IfMatch,
                    In = ParameterLocation.Header,
                    Description = "ETag of the Revision that the change is meant for, for example `\"revision-12\"`; 412 `revision-changed` when another is "
                        + "committed by now. `If-None-Match: *` means that none ever was.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
                return Task.CompletedTask;
            });

    private static ControllerProblemException Invalid(string detail) => new(ProblemCodes.InvalidParameter, detail, StatusCodes.Status400BadRequest);
}
