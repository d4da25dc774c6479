namespace Controller.Core.Model;

/// <summary>
/// An interface that VPP has from its start (a NIC under DPDK or a native driver), by VPP's name; never created nor deleted.
/// </summary>
public sealed record HardwareInterfaceConfig : InterfaceConfig
{
    /// <summary>The type's word.</summary>
    public const string TypeWord = "hardware";

    /// <inheritdoc/>
    public override string Type => TypeWord;
}
