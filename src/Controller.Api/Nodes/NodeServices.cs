namespace Controller.Api.Nodes;

/// <summary>Registers the node.</summary>
internal static class NodeServices
{
    /// <summary>Adds the session with VPP and the controller in front of it.</summary>
    public static IServiceCollection AddNode(this IServiceCollection services)
    {
        services.AddSingleton<NodeBoard>();
        services.AddSingleton<IVppConnector, VppConnector>();
        services.AddSingleton<NodeSession>();
        services.AddHostedService(provider => provider.GetRequiredService<NodeSession>());
        services.AddSingleton<INodeController, NodeController>();
        return services;
    }
}
