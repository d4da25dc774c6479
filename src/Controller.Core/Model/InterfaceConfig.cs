namespace Controller.Core.Model;

/// <summary>What every interface can be asked to be. One derived record per type has what only that type can be asked.</summary>
public abstract record InterfaceConfig
{
    /// <summary>Our name for it; in VPP it is the tag <c>vppilot:&lt;name&gt;</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The type's word in the file format.</summary>
    public abstract string Type { get; }

    /// <summary>Administrative state.</summary>
    public AdminState State { get; init; } = AdminState.Up;

    /// <summary>L3 MTU in bytes; null leaves it as it is.</summary>
    public uint? Mtu { get; init; }

    /// <summary>MAC address; null leaves it as it is.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>Table id, for IPv4 and IPv6 alike.</summary>
    public uint Vrf { get; init; }

    /// <summary>The interface's own addresses.</summary>
    public ValueList<InterfaceAddress> Addresses { get; init; } = [];

    /// <summary>Free text for people; never sent to VPP.</summary>
    public string? Description { get; init; }
}
