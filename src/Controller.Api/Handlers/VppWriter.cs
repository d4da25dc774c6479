using Controller.Api.Handlers.Nat44;
using Controller.Api.Reconcile;
using VppApi;

namespace Controller.Api.Handlers;

/// <summary>What the handlers of one execution share: the connection for changes, and what must be looked up to use it.</summary>
internal sealed class VppWriter
{
    /// <summary>Begins an execution.</summary>
    /// <param name="connection">The connection for changes.</param>
    /// <param name="interfaces">The interfaces that VPP has now; kept current by the execution.</param>
    public VppWriter(IVppApi connection, InterfaceTable interfaces)
    {
        Counter = new CountingApi(connection);
        Interfaces = interfaces;
        RouteSource = new RouteSource(Counter);
        NatRoles = new Nat44Roles(Counter);
    }

    /// <summary>The connection for changes.</summary>
    public IVppApi Api => Counter;

    /// <summary>Counts the requests.</summary>
    public CountingApi Counter { get; }

    /// <summary>Our names of interfaces and VPP's indexes of them.</summary>
    public InterfaceTable Interfaces { get; }

    /// <summary>VPPilot's own FIB source.</summary>
    public RouteSource RouteSource { get; }

    /// <summary>Which interface has which role in NAT44 at this moment.</summary>
    public Nat44Roles NatRoles { get; }
}
