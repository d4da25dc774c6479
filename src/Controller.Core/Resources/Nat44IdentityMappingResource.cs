using System.Collections.Immutable;
using System.Net;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>An address or port that is never translated. VPP cannot change one, so every difference is a recreate.</summary>
public sealed record Nat44IdentityMappingResource : NamedResource
{
    /// <summary>The kind's word.</summary>
    public const string KindWord = "nat44-identity";

    /// <summary>Protocol; null for all.</summary>
    public Nat44Protocol? Protocol { get; init; }

    /// <summary>The address; null when it is an interface's.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Our name of the interface; null for a fixed address.</summary>
    public string? Interface { get; init; }

    /// <summary>The port; null for all.</summary>
    public ushort? Port { get; init; }

    /// <summary>Table, never "NAT44's default" here.</summary>
    public required uint Vrf { get; init; }

    /// <inheritdoc/>
    public override ResourceKey Key => KeyOf(Name);

    /// <summary>What VPP tells them apart by: VPP keeps one record per table.</summary>
    public override string Identity => $"{Nat44StaticMappingResource.IdentityOf(Protocol, Address, Interface, Port)} vrf {Vrf}";

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn
    {
        get
        {
            ImmutableArray<ResourceKey> keys = [Nat44Resource.TheKey, .. VrfDependency(Vrf)];
            return Interface is { } name ? keys.Add(InterfaceResource.KeyOf(name)) : keys;
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<ResourceAttribute> Attributes =>
    [
        Attribute("protocol", Protocol), Attribute("address", Address), Attribute("interface", Interface),
        Attribute("port", Port), Attribute("vrf", Vrf),
    ];

    /// <inheritdoc/>
    public override string NativeName => Identity;

    /// <inheritdoc/>
    public override ImmutableArray<string> Claims => Nat44StaticMappingResource.MappingClaims;

    /// <inheritdoc/>
    public override Impact DeleteImpact => Impact.SessionsDropped;

    /// <summary>The key of a mapping.</summary>
    public static ResourceKey KeyOf(string name) => new(KindWord, $"nat44/identity/{name}");

    /// <inheritdoc/>
    public override ResourceComparison Compare(Resource observed)
    {
        var other = (Nat44IdentityMappingResource)observed;
        return new AttributeComparer()
            .Fixed("protocol", Protocol, other.Protocol)
            .Fixed("address", Address, other.Address)
            .Fixed("interface", Interface, other.Interface)
            .Fixed("port", Port, other.Port)
            .Fixed("vrf", Vrf, other.Vrf)
            .Fixed("tag", Tag, other.Tag)
            .Result();
    }

    /// <inheritdoc/>
    public override Resource WithInterfacesRenamed(IReadOnlyDictionary<string, string> names) =>
        Interface is null ? this : this with { Interface = Renamed(Interface, names) };
}
