namespace Controller.Core.Model;

/// <summary>A Linux tap device that VPP makes.</summary>
public sealed record TapConfig : InterfaceConfig
{
    /// <summary>The type's word.</summary>
    public const string TypeWord = "tap";

    /// <summary>Ring size when none is given.</summary>
    public const ushort DefaultRing = 256;

    /// <inheritdoc/>
    public override string Type => TypeWord;

    /// <summary>The N of <c>tapN</c>; null lets VPP choose.</summary>
    public uint? Id { get; init; }

    /// <summary>Name of the Linux device; null lets VPP choose.</summary>
    public string? HostInterface { get; init; }

    /// <summary>Network namespace of the Linux device; null for VPP's own.</summary>
    public string? HostNamespace { get; init; }

    /// <summary>Address that VPP puts on the Linux device.</summary>
    public InterfaceAddress? HostAddress { get; init; }

    /// <summary>Descriptors of the receive ring; a power of two.</summary>
    public ushort RxRing { get; init; } = DefaultRing;

    /// <summary>Descriptors of the transmit ring; a power of two.</summary>
    public ushort TxRing { get; init; } = DefaultRing;
}
