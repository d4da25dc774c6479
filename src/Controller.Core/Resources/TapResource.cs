using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>
/// A tap. What VPP does not tell of one is null in what is observed and then not compared (<see cref="HostNamespace"/> once the device
/// has moved, <see cref="HostAddress"/> on old releases, the rings as asked for).
/// </summary>
public sealed record TapResource : InterfaceResource
{
    /// <summary>The N of <c>tapN</c>; desired null lets VPP choose, observed never null.</summary>
    public uint? Id { get; init; }

    /// <summary>Linux device; desired null lets VPP choose.</summary>
    public string? HostInterface { get; init; }

    /// <summary>Network namespace of the Linux device.</summary>
    public string? HostNamespace { get; init; }

    /// <summary>Address that VPP put on the Linux device.</summary>
    public InterfaceAddress? HostAddress { get; init; }

    /// <summary>Receive ring; null when unknown.</summary>
    public ushort? RxRing { get; init; }

    /// <summary>Transmit ring; null when unknown.</summary>
    public ushort? TxRing { get; init; }

    /// <inheritdoc/>
    public override string Type => TapConfig.TypeWord;

    /// <inheritdoc/>
    public override string? Identity => Id is { } id ? $"{Type} {id}" : null;

    /// <inheritdoc/>
    public override ImmutableArray<string> Claims =>
        HostInterface is null ? base.Claims : base.Claims.Add($"linux {HostNamespace}:{HostInterface}");

    /// <inheritdoc/>
    public override Numbering? Numbering => new(Type, Id is null);

    private protected override ImmutableArray<ResourceAttribute> TypeAttributes =>
    [
        Attribute("id", Id), Attribute("host-interface", HostInterface), Attribute("host-namespace", HostNamespace),
        Attribute("host-address", HostAddress), Attribute("rx-ring", RxRing), Attribute("tx-ring", TxRing),
    ];

    /// <inheritdoc/>
    public override Resource CompletedFrom(Resource committed) => committed is not TapResource last ? this : this with
    {
        HostNamespace = HostNamespace ?? last.HostNamespace,
        HostAddress = HostAddress ?? last.HostAddress,
        RxRing = RxRing ?? last.RxRing,
        TxRing = TxRing ?? last.TxRing,
    };

    private protected override void CompareType(InterfaceResource observed, AttributeComparer comparer)
    {
        var other = (TapResource)observed;
        comparer
            .FixedIfSet("id", Id, other.Id)
            .FixedIfSet("host-interface", HostInterface, other.HostInterface)
            .FixedIfKnown("host-namespace", HostNamespace, other.HostNamespace)
            .FixedIfKnown("host-address", HostAddress, other.HostAddress)
            .FixedIfKnown("rx-ring", RxRing, other.RxRing)
            .FixedIfKnown("tx-ring", TxRing, other.TxRing);
    }
}
