using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>An address of an interface.</summary>
/// <param name="Interface">Our name of the interface.</param>
/// <param name="Address">The address.</param>
public sealed record AddressResource(string Interface, InterfaceAddress Address) : Resource
{
    /// <summary>The kind's word.</summary>
    public const string KindWord = "address";

    // VPP refuses an address that overlaps one of another interface in the same table, so all that go away go first.
    private static readonly ImmutableArray<string> AllClaims = [KindWord];

    /// <inheritdoc/>
    public override ResourceKey Key => KeyOf(Interface, Address);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn => [InterfaceResource.KeyOf(Interface)];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceAttribute> Attributes => [Attribute("address", Address)];

    /// <inheritdoc/>
    public override ImmutableArray<string> Claims => AllClaims;

    /// <inheritdoc/>
    public override ResourceKey? OwnedWith => InterfaceResource.KeyOf(Interface);

    /// <summary>The key of an address.</summary>
    public static ResourceKey KeyOf(string @interface, InterfaceAddress address) => new(
        KindWord, $"interface/{@interface}/address/{address}");

    /// <inheritdoc/>
    public override ResourceComparison Compare(Resource observed) => ResourceComparison.Same;

    /// <inheritdoc/>
    public override Resource WithInterfacesRenamed(IReadOnlyDictionary<string, string> names) => this with { Interface = Renamed(
        Interface, names) };
}
