using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>
/// A Linux device behind AF_PACKET. VPP tells the device, and not the flags and rings it was made with: those are always our
/// defaults.
/// </summary>
public sealed record AfPacketResource : InterfaceResource
{
    /// <summary>The Linux device.</summary>
    public required string HostInterface { get; init; }

    /// <inheritdoc/>
    public override string Type => AfPacketConfig.TypeWord;

    /// <inheritdoc/>
    public override string Identity => $"{Type} {HostInterface}";

    private protected override ImmutableArray<ResourceAttribute> TypeAttributes => [Attribute("host-interface", HostInterface)];

    private protected override void CompareType(InterfaceResource observed, AttributeComparer comparer) =>
        comparer.Fixed("host-interface", HostInterface, ((AfPacketResource)observed).HostInterface);
}
