using Controller.Api.Confirm;
using Controller.Api.Lockout;
using Controller.Api.Storage;

namespace Controller.Api.Nodes;

/// <summary>Registers the node.</summary>
internal static class NodeServices
{
    /// <summary>Adds the session with VPP and the controller in front of it.</summary>
    public static IServiceCollection AddNode(this IServiceCollection services)
    {
        services.AddSingleton<NodeBoard>();
        services.AddSingleton<IVppConnector, VppConnector>();
        services.AddSingleton<ILinuxNetwork>(static _ => new LinuxNetwork());
        services.AddSingleton<ManagementPaths>();
        services.AddSingleton<IBootClock, LinuxBootClock>();
        services.AddSingleton(static provider => new ConfirmTimer(
            new LocalFile<ArmedRevert>(
                Path.Combine(
                    provider.GetRequiredService<DataDirectory>().ForNode(provider.GetRequiredService<ControllerOptions>().Node), "confirm.json"),
                StorageJson.Default.ArmedRevert,
                provider.GetRequiredService<ILogger<ConfirmTimer>>()),
            provider.GetRequiredService<IBootClock>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<NodeSession>();
        services.AddHostedService(provider => provider.GetRequiredService<NodeSession>());
        services.AddSingleton<INodeController, NodeController>();
        return services;
    }
}
