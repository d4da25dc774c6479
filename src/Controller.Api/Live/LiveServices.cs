using Controller.Api.Status;
using Controller.Contracts.Client;

namespace Controller.Api.Live;

/// <summary>What pages and REST share.</summary>
internal static class LiveServices
{
    /// <summary>Adds the client in process and the state.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
        => services.AddHttpContextAccessor().AddSingleton<CallerOrigin>().AddSingleton<StatusFeed>().AddSingleton<NodeEvents>()
            .AddSingleton<IControllerClient, LocalControllerClient>();
}
