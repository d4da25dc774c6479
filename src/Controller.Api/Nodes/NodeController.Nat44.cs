using Controller.Api.Observation;
using Controller.Contracts.Rest;
using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Api.Nodes;

/// <summary>The NAT44-ED views.</summary>
internal sealed partial class NodeController
{
    /// <inheritdoc/>
    public async Task<Nat44View> GetNat44Async(CancellationToken cancellationToken)
    {
        var isAvailable = Nat44Reader.IsAvailable(session.Node.Link);
        var snapshot = await Nat44SnapshotAsync(cancellationToken);
        if (snapshot.Resources.Find(Nat44Resource.TheKey) is not Nat44Resource nat44)
            return new Nat44View(false, isAvailable, 0, 0, 0, null, false, 0, 0, 0, 0, [], []);
        return new Nat44View(
            true,
            isAvailable,
            nat44.InsideVrf,
            nat44.OutsideVrf,
            nat44.Sessions,
            null,
            nat44.Forwarding,
            nat44.Timeouts.Udp,
            nat44.Timeouts.TcpEstablished,
            nat44.Timeouts.TcpTransitory,
            nat44.Timeouts.Icmp,
            [
                .. snapshot.Resources.OfType<Nat44InterfaceResource>()
                    .Select(item => new Nat44InterfaceView(item.Interface, [.. InterfaceViews.WordsOf(item.Role)]))
                    .OrderBy(view => view.Interface, StringComparer.Ordinal),
            ],
            PoolsOf(session.Node.State.Nat44));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Nat44MappingView>> ListNat44MappingsAsync(CancellationToken cancellationToken)
    {
        var snapshot = await Nat44SnapshotAsync(cancellationToken);
        var addresses = session.Node.State.Nat44 is { } nat44 ? new ResolvedMappings(nat44) : null;
        return
        [
            .. snapshot.Resources.OfType<Nat44StaticMappingResource>().Select(mapping => new Nat44MappingView(
                mapping.Tag,
                "static",
                snapshot.IsManaged(mapping.Key),
                mapping.Protocol?.ToWord(),
                $"{mapping.LocalAddress}",
                mapping.LocalPort,
                mapping.ExternalAddress?.ToString() ?? addresses?.ExternalOf(mapping),
                mapping.ExternalPort,
                mapping.ExternalInterface,
                mapping.Vrf,
                FlagsOf(mapping))),
            .. snapshot.Resources.OfType<Nat44IdentityMappingResource>().Select(mapping => new Nat44MappingView(
                mapping.Tag,
                "identity",
                snapshot.IsManaged(mapping.Key),
                mapping.Protocol?.ToWord(),
                mapping.Address?.ToString() ?? addresses?.ExternalOf(mapping) ?? "",
                mapping.Port,
                mapping.Address?.ToString() ?? addresses?.ExternalOf(mapping),
                mapping.Port,
                mapping.Interface,
                mapping.Vrf,
                [])),
        ];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Nat44UserView>> ListNat44UsersAsync(CancellationToken cancellationToken) =>
        await NodeProblems.GuardAsync(options.VppSocket, async () => (IReadOnlyList<Nat44UserView>)await SessionsOfNode().ReadUsersAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<PageOf<Nat44SessionView>> ListNat44SessionsAsync(Nat44SessionQuery query, CancellationToken cancellationToken) =>
        NodeProblems.GuardAsync(options.VppSocket, () => SessionsOfNode().ReadPageAsync(query, cancellationToken));

    private Nat44SessionPages SessionsOfNode() => new(session.Node.Link);

    private async Task<Snapshot> Nat44SnapshotAsync(CancellationToken cancellationToken)
    {
        await session.RefreshAsync(ReadScope.Nat44, AgeForViews, cancellationToken);
        return session.Snapshot;
    }

    // All addresses that VPP translates to, those that follow an interface included.
    private static IReadOnlyList<Nat44PoolView> PoolsOf(Nat44State? nat44) =>
    [
        .. Nat44Composer.Ranges([.. nat44?.Pool ?? []])
            .Select(pool => new Nat44PoolView($"{pool.Range.FirstAddress}", $"{pool.Range.LastAddress}", pool.Vrf, pool.TwiceNat)),
    ];

    private static List<string> FlagsOf(Nat44StaticMappingResource mapping)
    {
        var flags = new List<string>();
        if (mapping.TwiceNat == TwiceNat.On)
            flags.Add("twice-nat");
        if (mapping.TwiceNat == TwiceNat.Self)
            flags.Add("self-twice-nat");
        if (mapping.Out2InOnly == true)
            flags.Add("out2in-only");
        return flags;
    }
}
