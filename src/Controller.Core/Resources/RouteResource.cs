using System.Collections.Immutable;
using System.Net;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>A static route. An update replaces all its paths at once, so that there is no moment without one.</summary>
public sealed record RouteResource : Resource
{
    /// <summary>The kind's word.</summary>
    public const string KindWord = "route";

    /// <summary>Destination, without host bits.</summary>
    public required IpPrefix Prefix { get; init; }

    /// <summary>Table id.</summary>
    public uint Vrf { get; init; }

    /// <summary>Drops what it matches; then there are no paths.</summary>
    public bool Blackhole { get; init; }

    /// <summary>The paths; their order does not count.</summary>
    public ValueList<RoutePathResource> Paths { get; init; } = [];

    /// <inheritdoc/>
    public override ResourceKey Key => KeyOf(Vrf, Prefix);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn
    {
        get
        {
            var keys = new HashSet<ResourceKey>(VrfDependency(Vrf));
            foreach (var path in Paths)
            {
                if (path.Interface is { } name)
                    keys.Add(InterfaceResource.KeyOf(name));
                if (path.Vrf is { } table and not 0)
                    keys.Add(VrfResource.KeyOf(table));
            }

            return [.. keys];
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<ResourceAttribute> Attributes =>
        [Attribute("blackhole", Blackhole ? true : (bool?)null), Attribute("via", PathsText)];

    /// <summary>Routes are made under VPPilot's own FIB source, and only those are read back.</summary>
    public override bool IsMarkedAsOurs => true;

    /// <inheritdoc/>
    public override Impact CreateImpact => Impact.TrafficHit;

    private string? PathsText => Blackhole ? null : string.Join("; ", SortedPaths);

    private IEnumerable<string> SortedPaths => Paths.Select(path => path.ToString()).Order(StringComparer.Ordinal);

    /// <summary>The key of a route.</summary>
    public static ResourceKey KeyOf(uint vrf, IpPrefix prefix) => new(KindWord, $"route/{vrf}/{prefix}");

    /// <inheritdoc/>
    public override ResourceComparison Compare(Resource observed)
    {
        var other = (RouteResource)observed;
        return new AttributeComparer()
            .InPlace<bool?>("blackhole", Blackhole ? true : null, other.Blackhole ? true : null)
            .InPlace("via", PathsText, other.PathsText)
            .Result();
    }

    /// <inheritdoc/>
    public override Resource WithInterfacesRenamed(IReadOnlyDictionary<string, string> names) => this with
    {
        Paths = Paths.Select(path => path.Interface is null ? path : path with { Interface = Renamed(
            path.Interface, names) }).ToValueList(),
    };
}
