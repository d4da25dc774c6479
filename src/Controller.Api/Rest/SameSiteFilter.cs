using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Rest;

/// <summary>
/// Refuses what a browser sends on behalf of a page of another site. For changes without a body, whose media type would else do that
/// (<see cref="DocumentBody"/>): browsers say where a POST comes from, other clients do not and are let through.
/// </summary>
internal sealed class SameSiteFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Request.Headers;
        var site = headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none") || !IsOurs(headers.Origin.ToString(), context.HttpContext.Request.Host))
            throw new ControllerProblemException(
                ProblemCodes.CrossSite, "A page of another site asked for this change; it was not made.", StatusCodes.Status403Forbidden);
        return next(context);
    }

    private static bool IsOurs(string origin, HostString host) => origin.Length == 0
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase));
}
