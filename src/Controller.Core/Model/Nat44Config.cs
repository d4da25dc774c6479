namespace Controller.Core.Model;

/// <summary>NAT44-ED: source and destination NAT of IPv4, endpoint dependent. Its presence enables the plugin.</summary>
public sealed record Nat44Config
{
    /// <summary>VPP's own default: 63 Ki sessions.</summary>
    public const uint DefaultSessions = 63 * 1024;

    /// <summary>Table of the inside networks.</summary>
    public uint InsideVrf { get; init; }

    /// <summary>Table of the outside networks.</summary>
    public uint OutsideVrf { get; init; }

    /// <summary>Most sessions of one worker; their memory is taken at once.</summary>
    public uint Sessions { get; init; } = DefaultSessions;

    /// <summary>Forward what matches no session and no mapping, instead of dropping it.</summary>
    public bool Forwarding { get; init; } = true;

    /// <summary>Largest MSS let through in TCP SYNs of translated flows; null for no clamping.</summary>
    public ushort? MssClamp { get; init; }

    /// <summary>Session timeouts.</summary>
    public Nat44TimeoutsConfig Timeouts { get; init; } = Nat44TimeoutsConfig.Default;

    /// <summary>Roles of interfaces.</summary>
    public ValueList<Nat44InterfaceConfig> Interfaces { get; init; } = [];

    /// <summary>Address pools.</summary>
    public ValueList<Nat44PoolConfig> Pools { get; init; } = [];

    /// <summary>Static mappings.</summary>
    public ValueList<Nat44StaticMappingConfig> StaticMappings { get; init; } = [];

    /// <summary>Identity mappings: addresses and ports that are never translated.</summary>
    public ValueList<Nat44IdentityMappingConfig> IdentityMappings { get; init; } = [];
}
