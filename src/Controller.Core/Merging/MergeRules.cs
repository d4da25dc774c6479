using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Controller.Core.Merging;

/// <summary>
/// How each section is merged. A section that is not here is replaced as a whole, so a new kind works before it has a rule; it gets one
/// when parts of it shall be added and taken away.
/// </summary>
internal static class MergeRules
{
    private static readonly MergeRule Set = new(MergeShape.Set);

    private static readonly MergeRule Interfaces = MapOf(new MergeRule(MergeShape.Object) { Kind = "type", Keys = Keys(("addresses", Set)) });
    private static readonly MergeRule Vrfs = MapOf(new MergeRule(MergeShape.Object));
    private static readonly MergeRule Routes = ListOf(new MergeRule(MergeShape.Object), ("prefix", ""), ("vrf", "0"));
    private static readonly MergeRule Neighbors = ListOf(MergeRule.Value, ("interface", ""), ("address", ""));

    private static readonly MergeRule Nat44 = new(MergeShape.Object)
    {
        IsOne = true,
        Keys = Keys(
            ("timeouts", new MergeRule(MergeShape.Object)),
            ("interfaces", MapOf(MergeRule.Value)),
            ("pools", ListOf(MergeRule.Value, ("range", ""), ("interface", ""), ("twice-nat", "false"))),
            ("static-mappings", MapOf(MergeRule.Value)),
            ("identity-mappings", MapOf(MergeRule.Value))),
    };

    private static readonly FrozenDictionary<string, MergeRule> Sections = Keys(
        ("interfaces", Interfaces), ("vrfs", Vrfs), ("routes", Routes), ("neighbors", Neighbors), ("nat44", Nat44));

    /// <summary>The sections that have a rule.</summary>
    public static ImmutableArray<string> SectionNames { get; } = [.. Sections.Keys.Order(StringComparer.Ordinal)];

    /// <summary>How a section is merged.</summary>
    public static MergeRule OfSection(string section) => Sections.GetValueOrDefault(section, MergeRule.Value);

    private static MergeRule MapOf(MergeRule item) => new(MergeShape.Map) { Item = item };

    private static MergeRule ListOf(MergeRule item, params (string Key, string Otherwise)[] identity) =>
        new(MergeShape.List) { Item = item, Identity = identity };

    private static FrozenDictionary<string, MergeRule> Keys(params (string Key, MergeRule Rule)[] keys) =>
        keys.ToFrozenDictionary(key => key.Key, key => key.Rule, StringComparer.Ordinal);
}
