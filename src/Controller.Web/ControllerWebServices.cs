using Controller.Web.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace Controller.Web;

/// <summary>Puts the pages into a host.</summary>
public static class ControllerWebServices
{
    /// <summary>
    /// Registers what the pages need. The host registers <see cref="Contracts.Client.IControllerClient"/> as a singleton, from which
    /// the pages get everything that they show.
    /// </summary>
    public static IServiceCollection AddControllerWeb(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PageFeeds>();
        services.AddSingleton<ApplyDesk>();
        return services;
    }
}
