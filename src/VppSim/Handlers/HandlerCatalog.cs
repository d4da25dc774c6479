namespace VppSim.Handlers;

/// <summary>All areas that the simulator knows.</summary>
internal static class HandlerCatalog
{
    public static void RegisterAll(HandlerContext context)
    {
        SystemHandlers.Register(context);
        InterfaceHandlers.Register(context);
        InterfaceAddressHandlers.Register(context);
        InterfaceLifeHandlers.Register(context);
        MemifHandlers.Register(context);
        RoutingHandlers.Register(context);
        NeighborHandlers.Register(context);
        Nat44Handlers.Register(context);
        Nat44PoolHandlers.Register(context);
        Nat44MappingHandlers.Register(context);
        Nat44SessionHandlers.Register(context);
    }
}
