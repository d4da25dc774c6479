using VppApi;

namespace Controller.Api.Nodes;

/// <summary>Makes connections to the node's VPP.</summary>
internal interface IVppConnector
{
    /// <summary>Connects.</summary>
    /// <exception cref="VppConnectionException">Nobody listens, or what listens is no VPP.</exception>
    Task<VppLink> ConnectAsync(CancellationToken cancellationToken);
}
