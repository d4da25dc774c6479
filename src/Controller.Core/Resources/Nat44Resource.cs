using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>
/// NAT44-ED itself. VPP takes the tables and the session limit only when the plugin is enabled, and disabling it drops everything below
/// it, sessions included; timeouts, forwarding and MSS clamping change in place and leave sessions alone.
/// </summary>
public sealed record Nat44Resource : Resource
{
    /// <summary>The kind's word.</summary>
    public const string KindWord = "nat44";

    /// <summary>The key: there is one.</summary>
    public static readonly ResourceKey TheKey = new(KindWord, "nat44");

    /// <summary>Table of the inside networks.</summary>
    public required uint InsideVrf { get; init; }

    /// <summary>Table of the outside networks.</summary>
    public required uint OutsideVrf { get; init; }

    /// <summary>Sessions of one worker.</summary>
    public required uint Sessions { get; init; }

    /// <summary>Forward what matches nothing.</summary>
    public required bool Forwarding { get; init; }

    /// <summary>MSS limit; null for no clamping (0 in VPP).</summary>
    public ushort? MssClamp { get; init; }

    /// <summary>Timeouts.</summary>
    public required Nat44TimeoutsConfig Timeouts { get; init; }

    /// <inheritdoc/>
    public override ResourceKey Key => TheKey;

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn =>
        InsideVrf == OutsideVrf ? VrfDependency(InsideVrf) : [.. VrfDependency(InsideVrf), .. VrfDependency(OutsideVrf)];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceAttribute> Attributes =>
    [
        Attribute("inside-vrf", InsideVrf), Attribute("outside-vrf", OutsideVrf), Attribute("sessions", Sessions),
        Attribute("forwarding", Forwarding), Attribute("mss-clamp", MssClamp),
        Attribute("timeouts.udp", Timeouts.Udp), Attribute("timeouts.tcp-established", Timeouts.TcpEstablished),
        Attribute("timeouts.tcp-transitory", Timeouts.TcpTransitory), Attribute("timeouts.icmp", Timeouts.Icmp),
    ];

    /// <inheritdoc/>
    public override bool TakesDependentsAlong => true;

    /// <inheritdoc/>
    public override Impact DeleteImpact => Impact.SessionsDropped;

    /// <inheritdoc/>
    public override Impact UpdateImpact(ImmutableArray<AttributeDifference> differences) =>
        differences.Any(difference => difference.Name == "forwarding") ? Impact.TrafficHit : Impact.None;

    /// <inheritdoc/>
    public override ResourceComparison Compare(Resource observed)
    {
        var other = (Nat44Resource)observed;
        return new AttributeComparer()
            .Fixed("inside-vrf", InsideVrf, other.InsideVrf)
            .Fixed("outside-vrf", OutsideVrf, other.OutsideVrf)
            .Fixed("sessions", Sessions, other.Sessions)
            .InPlace("forwarding", Forwarding, other.Forwarding)
            .InPlace("mss-clamp", MssClamp, other.MssClamp)
            .InPlace("timeouts.udp", Timeouts.Udp, other.Timeouts.Udp)
            .InPlace("timeouts.tcp-established", Timeouts.TcpEstablished, other.Timeouts.TcpEstablished)
            .InPlace("timeouts.tcp-transitory", Timeouts.TcpTransitory, other.Timeouts.TcpTransitory)
            .InPlace("timeouts.icmp", Timeouts.Icmp, other.Timeouts.Icmp)
            .Result();
    }
}
