using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>
/// An interface without its addresses. One derived record per type has what only that type has, and says what identifies it in VPP.
/// </summary>
public abstract record InterfaceResource : NamedResource
{
    /// <summary>The kind's word, the same for all types.</summary>
    public const string KindWord = "interface";

    /// <summary>VPP's name, when it was observed; never compared.</summary>
    public string? VppName { get; init; }

    /// <summary>Administrative state.</summary>
    public AdminState State { get; init; }

    /// <summary>L3 MTU; desired null leaves it as it is.</summary>
    public uint? Mtu { get; init; }

    /// <summary>MAC address; desired null leaves it as it is.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>Table id of IPv4 and IPv6.</summary>
    public uint Vrf { get; init; }

    /// <summary>The type's word in the file format.</summary>
    public abstract string Type { get; }

    /// <inheritdoc/>
    public override ResourceKey Key => KeyOf(Name);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn => VrfDependency(Vrf);

    /// <inheritdoc/>
    public override ImmutableArray<string> Claims => Identity is { } identity ? [identity] : [];

    /// <inheritdoc/>
    public override string? NativeName => VppName ?? Identity;

    /// <inheritdoc/>
    public override bool TakesDependentsAlong => true;

    /// <inheritdoc/>
    public sealed override ImmutableArray<ResourceAttribute> Attributes =>
    [
        Attribute("type", Type), .. TypeAttributes,
        Attribute("state", State), Attribute("mtu", Mtu), Attribute("mac", Mac), Attribute("vrf", Vrf),
    ];

    /// <summary>Attributes that only this type has.</summary>
    private protected abstract ImmutableArray<ResourceAttribute> TypeAttributes { get; }

    /// <summary>The key of an interface.</summary>
    public static ResourceKey KeyOf(string name) => new(KindWord, $"interface/{name}");

    /// <inheritdoc/>
    public sealed override ResourceComparison Compare(Resource observed)
    {
        if (observed.GetType() != GetType())
            return OtherType(observed, "type", (observed as InterfaceResource)?.Type, Type);
        var other = (InterfaceResource)observed;
        var comparer = new AttributeComparer();
        CompareType(other, comparer);
        return comparer
            .InPlace("state", State, other.State)
            .InPlaceIfSet("mtu", Mtu, other.Mtu)
            .InPlaceIfSet("mac", Mac, other.Mac)
            .InPlaceWithout("vrf", Vrf, other.Vrf, AddressResource.KindWord)
            .InPlace("tag", Tag, other.Tag)
            .Result();
    }

    /// <inheritdoc/>
    public override Impact UpdateImpact(ImmutableArray<AttributeDifference> differences) =>
        differences.All(difference => difference.Name == "tag" || difference is { Name: "state", After: "up" }) ? Impact.None : Impact.TrafficHit;

    /// <summary>Compares what only this type has; <paramref name="observed"/> is of the same record.</summary>
    private protected abstract void CompareType(InterfaceResource observed, AttributeComparer comparer);
}
