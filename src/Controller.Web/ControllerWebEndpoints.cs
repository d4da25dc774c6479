using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Controller.Web;

/// <summary>Maps the pages of a host.</summary>
public static class ControllerWebEndpoints
{
    // Everything comes from this server and no script stands in a page. Inline styles are allowed for Radzen's grid, which sets widths.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Maps the pages at <c>/</c> with their static files under <c>/_content</c>.</summary>
    public static WebApplication MapControllerWeb(this WebApplication app)
    {
        // Run from its build folder, a host finds the libraries' static files only in the Development environment; do it in all of them.
        // A published host has them in its wwwroot and no manifest to load: then this does nothing.
        if (!app.Environment.IsDevelopment())
            StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);

        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(static (context, next) =>
        {
            // A person who follows a dead link gets a page; a program gets the bare answer that it understands.
            if (!context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html") && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(context);
        });
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .Add(static endpoint =>
            {
                if (endpoint.RequestDelegate is not { } page) return;
                endpoint.RequestDelegate = context =>
                {
                    context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
                    return page(context);
                };
            });
        return app;
    }
}
