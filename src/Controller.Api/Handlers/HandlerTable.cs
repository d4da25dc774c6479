using System.Collections.Frozen;
using Controller.Api.Handlers.NetworkInterfaces;
using Controller.Api.Handlers.Nat44;

namespace Controller.Api.Handlers;

/// <summary>All handlers by the kind that they handle. A new kind of resource is one line here.</summary>
internal static class HandlerTable
{
    private static readonly FrozenDictionary<string, IResourceHandler> Handlers = new IResourceHandler[]
    {
        new InterfaceHandler(new LoopbackType(), new AfPacketType(), new TapType(), new MemifType(), new HardwareType()),
        new AddressHandler(),
        new VrfHandler(),
        new RouteHandler(),
        new NeighborHandler(),
        new Nat44Handler(),
        new Nat44InterfaceHandler(),
        new Nat44PoolHandler(),
        new Nat44InterfacePoolHandler(),
        new Nat44StaticMappingHandler(),
        new Nat44IdentityMappingHandler(),
    }.ToFrozenDictionary(handler => handler.Kind, StringComparer.Ordinal);

    /// <summary>The handler of a kind.</summary>
    /// <exception cref="InvalidOperationException">There is none: a kind was added to Core and not here.</exception>
    public static IResourceHandler Of(string kind) =>
        Handlers.TryGetValue(kind, out var handler) ? handler : throw new InvalidOperationException($"No handler for resources of kind {kind}.");
}
