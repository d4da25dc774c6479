using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>
/// One thing that VPP can have, desired or observed: the unit that is compared, ordered and changed. All that the planner
/// knows of a kind is in its record: what it needs, what it excludes, how it compares and what a change does to traffic.
/// <para>
/// A desired resource comes from <see cref="ResourceExpansion"/>, an observed one from the server's snapshot reader. What VPP does not
/// tell (see each record) is null in an observed resource, until <see cref="CompletedFrom"/> fills it in from what was last asked for.
/// </para>
/// </summary>
public abstract record Resource
{
    /// <summary>What tells it from others.</summary>
    public abstract ResourceKey Key { get; }

    /// <summary>What must exist before it and may only go after it.</summary>
    public abstract ImmutableArray<ResourceKey> DependsOn { get; }

    /// <summary>Its attributes in the file format's order and spelling, secrets masked.</summary>
    public abstract ImmutableArray<ResourceAttribute> Attributes { get; }

    /// <summary>
    /// What VPP lets only one object have at a time. Whatever is deleted goes before whatever is created with the same claim. A claim may be
    /// coarser than the truth (one word for a whole kind) when nothing depends on the kind. An update in place never gains a claim.
    /// </summary>
    public virtual ImmutableArray<string> Claims => [];

    /// <summary>How it gets its number, for kinds where VPP hands numbers out; null for others.</summary>
    public virtual Numbering? Numbering => null;

    /// <summary>True when VPP, asked to delete it, also deletes what depends on it, whoever made that.</summary>
    public virtual bool TakesDependentsAlong => false;

    /// <summary>True when VPP itself keeps a mark that says that this is VPPilot's.</summary>
    public virtual bool IsMarkedAsOurs => false;

    /// <summary>When that resource is VPPilot's, so is this one.</summary>
    public virtual ResourceKey? OwnedWith => null;

    /// <summary>What creating it does to traffic.</summary>
    public virtual Impact CreateImpact => Impact.None;

    /// <summary>What deleting it does to traffic.</summary>
    public virtual Impact DeleteImpact => Impact.TrafficHit;

    /// <summary>What an update in place does to traffic.</summary>
    public virtual Impact UpdateImpact(ImmutableArray<AttributeDifference> differences) => Impact.TrafficHit;

    /// <summary>What it takes to turn <paramref name="observed"/>, which has the same key, into this one.</summary>
    public abstract ResourceComparison Compare(Resource observed);

    /// <summary>
    /// This observed resource with what VPP does not tell taken from the resource of the same key that was last asked for.
    /// </summary>
    public virtual Resource CompletedFrom(Resource committed) => this;

    /// <summary>This resource with the interfaces that it refers to renamed.</summary>
    public virtual Resource WithInterfacesRenamed(IReadOnlyDictionary<string, string> names) => this;

    /// <summary>The kind's word.</summary>
    public string Kind => Key.Kind;

    /// <summary>The path.</summary>
    public sealed override string ToString() => Key.Path;

    /// <summary>Helps <see cref="Attributes"/>.</summary>
    private protected static ResourceAttribute Attribute<T>(string name, T value) => new(name, AttributeText.Of(value));

    /// <summary>Helps <see cref="Compare"/> with an observed resource that is of another record.</summary>
    private protected static ResourceComparison OtherType(Resource observed, string name, string? before, string? after) =>
        ResourceComparison.Of([new AttributeDifference(name, before, after)], $"{observed.Key} is another type of object");

    private protected static string Renamed(string name, IReadOnlyDictionary<string, string> names) => names.GetValueOrDefault(name, name);

    private protected static ImmutableArray<ResourceKey> VrfDependency(uint vrf) => vrf == 0 ? [] : [VrfResource.KeyOf(vrf)];
}
