namespace Controller.Api.Hosting;

/// <summary>Headers that every answer has: no other site may frame the pages (and lead a click to Apply) or guess media types.</summary>
internal static class SecurityHeaders
{
    /// <summary>Adds them.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    });
}
