using Controller.Contracts.Rest;
using Controller.Web.Formatting;

namespace Controller.Web.Pages;

/// <summary>NAT44: what is set and how full it is.</summary>
public sealed partial class Nat44
{
    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Nat44, Feeds.Health);

    private static long Ports(Nat44View nat)
        => nat.Pools.Where(pool => !pool.TwiceNat).Sum(NatCapacity.Addresses) * NatCapacity.PortsPerAddress;

    private long Limit(Nat44View nat) => NatCapacity.SessionLimit(nat, Feeds.Health.Current.Value?.Now.WorkerThreads ?? 0);
}
