using System.Collections.Immutable;
using System.Net;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>
/// A static mapping. VPP cannot change one, so every difference is a recreate. Of a mapping to an interface VPP tells neither
/// self-twice-NAT nor out2in-only: these are null in what is observed, and compared only with what was last asked for.
/// </summary>
public sealed record Nat44StaticMappingResource : NamedResource
{
    /// <summary>The kind's word.</summary>
    public const string KindWord = "nat44-static";

    /// <summary>The claim of all mappings: outside addresses and ports are shared by static and identity mappings.</summary>
    internal static readonly ImmutableArray<string> MappingClaims = ["nat44-mapping"];

    /// <summary>Protocol; null for an address-only mapping.</summary>
    public Nat44Protocol? Protocol { get; init; }

    /// <summary>Inside address.</summary>
    public required IPAddress LocalAddress { get; init; }

    /// <summary>Inside port; null for an address-only mapping.</summary>
    public ushort? LocalPort { get; init; }

    /// <summary>Outside address; null when it is an interface's.</summary>
    public IPAddress? ExternalAddress { get; init; }

    /// <summary>Our name of the interface whose address it is; null for a fixed address.</summary>
    public string? ExternalInterface { get; init; }

    /// <summary>Outside port; null for an address-only mapping.</summary>
    public ushort? ExternalPort { get; init; }

    /// <summary>Table of the inside host, never "NAT44's default" here.</summary>
    public required uint Vrf { get; init; }

    /// <summary>Whether the source is translated too; null when unknown.</summary>
    public TwiceNat? TwiceNat { get; init; }

    /// <summary>Only for connections from outside; null when unknown.</summary>
    public bool? Out2InOnly { get; init; }

    /// <inheritdoc/>
    public override ResourceKey Key => KeyOf(Name);

    /// <summary>What VPP tells mappings apart by: protocol and outside.</summary>
    public override string Identity => IdentityOf(Protocol, ExternalAddress, ExternalInterface, ExternalPort);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn
    {
        get
        {
            ImmutableArray<ResourceKey> keys = [Nat44Resource.TheKey, .. VrfDependency(Vrf)];
            return ExternalInterface is { } name ? keys.Add(InterfaceResource.KeyOf(name)) : keys;
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<ResourceAttribute> Attributes =>
    [
        Attribute("protocol", Protocol), Attribute("local", Local), Attribute("external", External),
        Attribute("external-interface", ExternalInterface), Attribute("external-port", ExternalInterface is null ? null : ExternalPort),
        Attribute("vrf", Vrf), Attribute("twice-nat", TwiceNat), Attribute("out2in-only", Out2InOnly),
    ];

    /// <inheritdoc/>
    public override string NativeName => Identity;

    /// <inheritdoc/>
    public override ImmutableArray<string> Claims => MappingClaims;

    /// <inheritdoc/>
    public override Impact DeleteImpact => Impact.SessionsDropped;

    private string Local => Endpoint(LocalAddress, LocalPort);

    private string? External => ExternalAddress is null ? null : Endpoint(ExternalAddress, ExternalPort);

    /// <summary>The key of a mapping.</summary>
    public static ResourceKey KeyOf(string name) => new(KindWord, $"nat44/static/{name}");

    /// <inheritdoc/>
    public override ResourceComparison Compare(Resource observed)
    {
        var other = (Nat44StaticMappingResource)observed;
        return new AttributeComparer()
            .Fixed("protocol", Protocol, other.Protocol)
            .Fixed("local", Local, other.Local)
            .Fixed("external", External, other.External)
            .Fixed("external-interface", ExternalInterface, other.ExternalInterface)
            .Fixed(
                "external-port", ExternalInterface is null ? null : ExternalPort,
                other.ExternalInterface is null ? null : other.ExternalPort)
            .Fixed("vrf", Vrf, other.Vrf)
            .FixedIfKnown("twice-nat", TwiceNat, other.TwiceNat)
            .FixedIfKnown("out2in-only", Out2InOnly, other.Out2InOnly)
            .Fixed("tag", Tag, other.Tag)
            .Result();
    }

    /// <inheritdoc/>
    public override Resource CompletedFrom(Resource committed) => committed is not Nat44StaticMappingResource last ? this : this with
    {
        TwiceNat = TwiceNat ?? last.TwiceNat,
        Out2InOnly = Out2InOnly ?? last.Out2InOnly,
    };

    /// <inheritdoc/>
    public override Resource WithInterfacesRenamed(IReadOnlyDictionary<string, string> names) =>
        ExternalInterface is null ? this : this with { ExternalInterface = Renamed(ExternalInterface, names) };

    internal static string IdentityOf(Nat44Protocol? protocol, IPAddress? address, string? @interface, ushort? port) =>
        $"{protocol?.ToWord() ?? "any"} {address?.ToString() ?? @interface}{(port is null ? "" : $":{port}")}";

    private static string Endpoint(IPAddress address, ushort? port) => port is null ? $"{address}" : $"{address}:{port}";
}
