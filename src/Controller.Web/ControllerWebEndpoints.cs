using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.Hosting;

namespace Controller.Web;

/// <summary>Maps the pages of a host.</summary>
public static class ControllerWebEndpoints
{
    /// <summary>Maps the pages at <c>/</c> with their static files under <c>/_content</c>.</summary>
    public static WebApplication MapControllerWeb(this WebApplication app)
    {
        // Run from its build folder, a host finds the libraries' static files only in the Development environment; do it in all of them.
        // A published host has them in its wwwroot and no manifest to load: then this does nothing.
        if (!app.Environment.IsDevelopment())
            StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);

        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
