using Controller.Api.Observation;
using Controller.Contracts.Rest;
using Controller.Core.Gathering;
using Controller.Core.Resources;

namespace Controller.Api.Nodes;

/// <summary>From VPP to a document.</summary>
internal sealed partial class NodeController
{
    /// <inheritdoc/>
    public async Task<ConfigDocument> GatherAsync(bool foreign, CancellationToken cancellationToken)
    {
        // VPP can only tell all neighbours; who asks for everything gets the static ones among them.
        var scope = session.ScopeOf(ResourceSet.Empty);
        await session.RefreshAsync(foreign ? scope | ReadScope.Neighbors : scope, TimeSpan.Zero, cancellationToken);
        var snapshot = session.Snapshot;
        return new ConfigDocument(ResourceDocument.Write(foreign ? Selection.All(snapshot) : Selection.Managed(snapshot)));
    }
}
