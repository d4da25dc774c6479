namespace Controller.Core.Model;

/// <summary>A Linux device that VPP reads and writes through AF_PACKET rings.</summary>
public sealed record AfPacketConfig : InterfaceConfig
{
    /// <summary>The type's word.</summary>
    public const string TypeWord = "af-packet";

    /// <inheritdoc/>
    public override string Type => TypeWord;

    /// <summary>The Linux device, which must exist.</summary>
    public required string HostInterface { get; init; }
}
